import { Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { mediumOf, type Solvent, solvents } from "@/doc/solvents";
import { edit } from "@/doc/store";
import type { QuantityOrParameter } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import { useInUnit } from "@/units/use_in_unit";
import classes from "../study/Study.module.css";
import { filledWords, labelOf, search } from "./solvent_search";

interface SolventFillProps {
  /** At which density and heat capacity count; 25 °C where it is not known. */
  readonly temperature?: QuantityOrParameter | undefined;
}

/** All properties of the medium at once from the table of solvents, as one step of undo. For every form of the medium. */
export function SolventFill({ temperature }: SolventFillProps) {
  const readOnly = useProject((project) => project.readOnly);
  const parameters = useProject(({ document }) => document.parameters);
  const inUnit = useInUnit();
  const { table, failed } = useTable();
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string>();
  const fill = (name: string | null) => {
    const solvent = table.find((one) => one.name === name);
    if (solvent === undefined) return;
    const value = parameters?.find(({ id }) => id === temperature)?.value ?? temperature;
    const kelvin = value === undefined ? undefined : inUnit(value, "K");
    const { medium, missing } = mediumOf(solvent, kelvin);
    if (edit(`Fill the liquid from ${solvent.name}`, (draft) => void Object.assign((draft.medium ??= {}), medium))) setSaid(filledWords(solvent.name, kelvin, missing));
    setText("");
  };
  return (
    <div>
      <Select
        label="Fill from a solvent"
        size="xs"
        searchable
        searchValue={text}
        onSearchChange={setText}
        placeholder={failed ? "The table could not be loaded" : table.length === 0 ? "Loading the table" : "Name, abbreviation or CAS number"}
        nothingFoundMessage="No solvent of this name"
        value={null}
        data={search(table, text).map((solvent) => ({ value: solvent.name, label: labelOf(solvent) }))}
        filter={({ options }) => options}
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

const nothing: readonly Solvent[] = [];
function useTable() {
  const [table, setTable] = useState(nothing);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    void solvents().then(
      (all) => here && setTable(all),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, []);
  return { table, failed };
}
