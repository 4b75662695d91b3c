import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Species } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { remove, rename } from "../actions";
import { Drawing } from "../chem/Drawing";
import { useStructure } from "../chem/structure";
import { assign, editSpecies } from "../edits";
import { startConnecting } from "../session";
import { Offer } from "./Offer";
import { roles, setSmiles } from "./fields";
import classes from "../scheme.module.css";

type TextKey = "name" | "formula" | "smiles";

export function SpeciesInspector({ species }: { readonly species: Species }) {
  const { id, role, phase } = species;
  const readOnly = useProject((project) => project.readOnly);
  const answer = useStructure(species.smiles);
  return (
    <fieldset className={classes.inspector} disabled={readOnly}>
      <legend className={classes.title}>Species {id}</legend>
      {answer && "structure" in answer && (
        <div className={classes.structure}>
          <Drawing structure={answer.structure} width={280} height={150} name={`Structure of ${species.name ?? id}`} />
        </div>
      )}
      <IdField id={id} />
      <Text species={species} name="name" label="Name" />
      <Text species={species} name="smiles" label="SMILES" error={answer && "fault" in answer ? answer.fault : undefined} description="Draws the structure and gives formula and molar mass" />
      <Offer species={species} />
      <Text species={species} name="formula" label="Formula" />
      <QuantityInput label="Molar mass" value={species.molar_mass} unit="g/mol" optional onChange={(next) => editSpecies(`Change the molar mass of ${id}`, id, (draft) => assign(draft, "molar_mass", next))} />
      <QuantityInput label="Density" value={species.density} unit="kg/L" optional onChange={(next) => editSpecies(`Change the density of ${id}`, id, (draft) => assign(draft, "density", next))} />
      <Select size="xs" label="Role" data={roles(role)} value={role ?? null} clearable clearButtonProps={{ "aria-label": "No role" }} onChange={(next) => editSpecies(`Change the role of ${id}`, id, (draft) => assign(draft, "role", next ?? undefined))} />
      <Select size="xs" label="Phase" data={["liquid", "gas", "solid"]} value={phase ?? "liquid"}
        onChange={(next) => editSpecies(`Change the phase of ${id}`, id, (draft) => assign(draft, "phase", next === "liquid" ? undefined : (next as Species["phase"])))} />
      <Group gap="0.375rem">
        <Button size="compact-sm" variant="default" onClick={() => startConnecting(id)}>Connect from {id}…</Button>
        <Button size="compact-sm" variant="default" onClick={() => remove("species", id)}>Remove</Button>
      </Group>
    </fieldset>
  );
}

function IdField({ id }: { readonly id: string }) {
  const [fault, setFault] = useState<string>();
  return (
    <TextInput size="xs" label="Id, in equations" defaultValue={id} error={fault} spellCheck={false} onChange={() => setFault(undefined)} onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      onBlur={({ currentTarget }) => currentTarget.value.trim() !== id && setFault(rename(id, currentTarget.value))} />
  );
}

interface TextProps {
  readonly species: Species;
  readonly name: TextKey;
  readonly label: string;
  readonly description?: string;
  readonly error?: string | undefined;
}

function Text({ species, name, label, ...rest }: TextProps) {
  const value = species[name] ?? "";
  const keep = (text: string) => {
    if (text === value) return;
    if (name === "smiles") setSmiles(species.id, text);
    else editSpecies(`Change the ${label.toLowerCase()} of ${species.id}`, species.id, (draft) => assign(draft, name, text));
  };
  return (
    <TextInput size="xs" label={label} key={value} defaultValue={value} spellCheck={false} {...rest} onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      onBlur={({ currentTarget }) => keep(currentTarget.value.trim())} />
  );
}
