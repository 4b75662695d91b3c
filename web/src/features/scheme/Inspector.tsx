import { Alert, Button, Group, MultiSelect, Select, TextInput } from "@mantine/core";
import { memo } from "react";
import type { Reaction } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import { changeLaw, chooseLaw, remove, setCatalysts, toggle } from "./actions";
import { type Check, faultsOf } from "./chem/check";
import { readReaction } from "./chem/equations";
import { assign, editReaction } from "./edits";
import { lawOf, laws } from "./laws";
import { ConstantField } from "./laws/ConstantField";
import { SpeciesInspector } from "./species/SpeciesInspector";
import { startConnecting } from "./session";
import classes from "./scheme.module.css";

interface InspectorProps {
  readonly selected: string | undefined;
  readonly check: Check | undefined;
}

/** What is selected, with all that can be set about it. */
export const Inspector = memo(function Inspector({ selected, check }: InspectorProps) {
  const reactions = useDocument((document) => document.reactions) ?? [];
  const species = useDocument((document) => document.species);
  const index = reactions.findIndex(({ id }) => id === selected);
  const reaction = reactions[index];
  const one = species.find(({ id }) => id === selected);
  if (reaction !== undefined) return <ReactionInspector key={reaction.id} reaction={reaction} index={index} check={check} />;
  if (one !== undefined) return <SpeciesInspector key={one.id} species={one} />;
  return (
    <p className={classes.nothing}>
      {reactions.length === 0 ? "Rate laws and constants of a reaction stand here once there is one." : "Choose a reaction or a species, in a line or in the picture, to see its rate law or its structure here."}
    </p>
  );
});

function ReactionInspector({ reaction, index, check }: { readonly reaction: Reaction; readonly index: number; readonly check: Check | undefined }) {
  const { id, rate, heat } = reaction;
  const readOnly = useProject((project) => project.readOnly);
  const species = useDocument((document) => document.species).map((one) => one.id);
  const equation = readReaction(reaction)?.equation;
  const entry = lawOf(rate);
  const faults = faultsOf(check, `/reactions/${index}`);
  return (
    <fieldset className={classes.inspector} disabled={readOnly}>
      <legend className={classes.title}>Reaction {id}</legend>
      <p className={classes.equation}>{reaction.equation}</p>
      {faults.map(({ detail, hint, pointer }) => (
        <Alert key={pointer + detail} color="yellow" p="xs" title={detail}>{hint}</Alert>
      ))}
      <Select size="xs" label="Rate law" data={laws.map(({ law, label }) => ({ value: law, label }))} value={rate.law} disabled={equation === undefined}
        description={entry.formula} onChange={(law) => law !== null && law !== rate.law && chooseLaw(id, law)} />
      <entry.Editor reaction={reaction} law={rate} equation={equation} change={(label, recipe) => changeLaw(id, label, recipe)} />
      <ConstantField label="Heat of reaction" value={heat} unit="kJ/mol" stem="H" optional description="Per mole of the equation as written; negative when it gives heat off."
        set={(label, value) => editReaction(label, id, (draft, document) => assign(draft, "heat", value(document)))} />
      {equation !== undefined && (
        <MultiSelect size="xs" label="Catalysts over the arrow" data={species} value={[...equation.catalysts]} searchable clearable clearButtonProps={{ "aria-label": "Remove all catalysts" }}
          description="Neither made nor spent. Give them an order if the rate depends on them." onChange={(next) => setCatalysts(id, next)} />
      )}
      <NameField reaction={reaction} />
      <Group gap="0.375rem">
        <Button size="compact-sm" variant="default" disabled={equation === undefined} onClick={() => toggle(id)}>{equation?.reversible ? "Make it run one way" : "Make it reversible"}</Button>
        <Button size="compact-sm" variant="default" onClick={() => startConnecting(id)}>Add a product…</Button>
        <Button size="compact-sm" variant="default" onClick={() => remove("reaction", id)}>Remove</Button>
      </Group>
    </fieldset>
  );
}

function NameField({ reaction: { id, name } }: { readonly reaction: Reaction }) {
  return (
    <TextInput size="xs" label="Conditions or name" description="Shown at the arrow, e.g. 80 °C, THF" defaultValue={name ?? ""} key={name}
      onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      onBlur={({ currentTarget }) => editReaction(`Name ${id}`, id, (draft) => assign(draft, "name", currentTarget.value.trim()))} />
  );
}
