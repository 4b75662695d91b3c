import { ActionIcon, Button, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Equation } from "@/doc/equation";
import type { Inhibitor, MichaelisMenten, ProjectDocument, Reaction } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { ConstantField } from "./ConstantField";
import { Irreversible } from "./Irreversible";
import { RateConstantEditor } from "./RateConstantEditor";
import { addParameter } from "./constants";
import type { LawEditorProps, LawEntry } from "./types";
import { rateUnit } from "@/units/rate_units";
import classes from "./laws.module.css";

const types: { value: Inhibitor["type"]; label: string }[] = [
  { value: "competitive", label: "Competitive" },
  { value: "uncompetitive", label: "Uncompetitive" },
  { value: "noncompetitive", label: "Noncompetitive" },
  { value: "substrate", label: "By the substrate" },
];

function create(document: ProjectDocument, reaction: Reaction, equation: Equation): MichaelisMenten {
  return {
    law: "michaelis_menten",
    vmax: addParameter(document, "vmax", "1 mmol/(L min)", reaction),
    km: addParameter(document, "km", "10 mmol/L", reaction),
    substrate: equation.reactants[0]?.species ?? document.species[0]?.id ?? "",
  };
}

function Editor({ reaction, law, equation, change }: LawEditorProps<MichaelisMenten>) {
  const species = useDocument((document) => document.species).map(({ id }) => id);
  const inhibitors = law.inhibitors ?? [];
  const each = (label: string, index: number, recipe: (one: Inhibitor, document: ProjectDocument) => void) =>
    change(label, (draft, document) => {
      const one = draft.inhibitors?.[index];
      if (one !== undefined) recipe(one, document);
    });
  const remove = (index: number) =>
    change(`Remove the inhibitor ${inhibitors[index]?.species}`, (draft) => {
      draft.inhibitors?.splice(index, 1);
      if (draft.inhibitors?.length === 0) delete draft.inhibitors;
    });
  const add = () =>
    change("Add an inhibitor", (draft, document) => {
      const inhibitor = equation?.products[0]?.species ?? species[0] ?? "";
      (draft.inhibitors ??= []).push({ species: inhibitor, type: "competitive", ki: addParameter(document, "ki", "10 mmol/L", reaction) });
    });

  return (
    <>
      <Irreversible reaction={reaction} equation={equation} />
      <Select size="xs" label="Substrate" data={species} value={law.substrate} searchable onChange={(id) => id && change(`Set the substrate to ${id}`, (draft) => void (draft.substrate = id))} />
      <RateConstantEditor reaction={reaction} label="vmax" constant={law.vmax} unit={rateUnit(0, "min")}
        set={(label, constant) => change(label, (draft, document) => void (draft.vmax = constant(document) ?? draft.vmax))} />
      <ConstantField label="Km" value={law.km} unit="mmol/L" stem="km" set={(label, value) => change(label, (draft, document) => void (draft.km = value(document) ?? draft.km))} />
      {inhibitors.map((inhibitor, index) => (
        <fieldset key={`${inhibitor.species} ${inhibitor.type} ${inhibitor.ki}`} className={classes.group}>
          <legend>Inhibitor {index + 1}</legend>
          <div className={classes.row}>
            <Select size="xs" aria-label={`Species of inhibitor ${index + 1}`} data={species} value={inhibitor.species} searchable
              onChange={(id) => id && each("Change the inhibitor", index, (one) => void (one.species = id))} />
            <Select size="xs" aria-label={`Type of inhibitor ${index + 1}`} data={types} value={inhibitor.type}
              onChange={(type) => type && each("Change the type of inhibition", index, (one) => void (one.type = type as Inhibitor["type"]))} />
            <ActionIcon variant="subtle" aria-label={`Remove inhibitor ${index + 1}`} onClick={() => remove(index)}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          <ConstantField label="Ki" value={inhibitor.ki} unit="mmol/L" stem="ki" set={(label, value) => each(label, index, (one, document) => void (one.ki = value(document) ?? one.ki))} />
        </fieldset>
      ))}
      <Button size="compact-sm" variant="light" onClick={add}>
        Add an inhibitor
      </Button>
    </>
  );
}

export const michaelisMenten: LawEntry<MichaelisMenten> = {
  law: "michaelis_menten",
  label: "Michaelis–Menten",
  short: "Mich.–Menten",
  formula: "r = vmax [S] / (Km + [S]), with inhibitors",
  create,
  Editor,
};
