import { Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { edit } from "@/doc/store";
import { mediumOf, type Solvent, solvents } from "@/doc/solvents";
import type { ProjectDocument, QuantityOrParameter } from "@/doc/types";
import { tryConvert } from "@/units/convert";
import { listed } from "@/ui/figures";
import { recipeOf } from "@/doc/recipe_source";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const kelvin = (document: ProjectDocument, quantity: QuantityOrParameter | undefined): number | undefined => {
  const value = document.parameters?.find(({ id }) => id === quantity)?.value ?? quantity;
  const answer = value === undefined ? undefined : tryConvert(value, "K");
  return answer !== undefined && "value" in answer ? answer.value : undefined;
};

/** All properties at once from the table of solvents, as one step of undo. */
export function SolventFill({ state: { document, study, readOnly } }: { readonly state: ScaleState }) {
  const [table, setTable] = useState<readonly Solvent[]>([]);
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    let here = true;
    void solvents().then((all) => here && setTable(all));
    return () => {
      here = false;
    };
  }, []);
  const fill = (name: string | null) => {
    const solvent = table.find((one) => one.name === name);
    if (solvent === undefined) return;
    const temperature = study && (kelvin(document, study.temperature) ?? kelvin(document, recipeOf(document, study)?.charge.temperature));
    const { medium, missing } = mediumOf(solvent, temperature);
    edit(`Fill the liquid from ${solvent.name}`, (draft) => void Object.assign((draft.medium ??= {}), medium));
    const at = temperature === undefined ? "25 °C" : `${Number((temperature - 273.15).toPrecision(4))} °C`;
    setSaid(`${solvent.name} at ${at}.${missing.length > 0 ? ` Not known, and left as it was: ${listed(missing)}.` : ""}`);
  };
  return (
    <div>
      <Select
        label="Fill from a solvent"
        size="xs"
        searchable
        placeholder={table.length === 0 ? "Loading the table" : "Name or abbreviation"}
        value={null}
        data={table.map(({ name, abbreviation }) => ({ value: name, label: abbreviation === name ? name : `${name} (${abbreviation})` }))}
        disabled={readOnly || table.length === 0}
        onChange={fill}
      />
      {said && (
        <p className={classes.note} role="status">
          {said}
        </p>
      )}
    </div>
  );
}
