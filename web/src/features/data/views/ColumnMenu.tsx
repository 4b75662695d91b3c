import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { edit } from "@/doc/store";
import type { Experiment, ProjectDocument } from "@/doc/types";
import { unitsFor } from "@/units/convert";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import type { ConversionContext, UnitOracle } from "../import/map/units";
import { convertColumn, relabel, removeColumn } from "../table/edits";
import { type DataTable, labelOf, titleOf } from "../table/table";

interface ColumnMenuProps {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly table: DataTable;
  readonly at: number;
  readonly units: UnitOracle;
  readonly readOnly: boolean;
}
const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** The head of a column: its unit is converted, or a wrong one relabelled; the column can be taken away. */
export function ColumnMenu({ document, experiment, table, at, units, readOnly }: ColumnMenuProps) {
  const column = table.columns[at]!;
  const title = titleOf({ ...column, unit: prettyUnit(column.unit) });
  const species = document.species.find(({ id }) => id === column.observable);
  const context: ConversionContext = { molar_mass: text(species?.molar_mass), formula: species?.formula, density: text(document.medium?.density) };
  const others = unitsFor(column.unit).filter((unit) => unit !== column.unit);
  const further = species && column.kind !== "time" ? ["mol/L", "mM", "g/L", "wt%"].filter((unit) => unit !== column.unit && !others.includes(unit)) : [];
  const convertible = [...others, ...further].filter((unit) => units.convert(1, column.unit, unit, context) !== undefined);
  const convert = (unit: string) => edit(`Convert ${title} to ${prettyUnit(unit)}`, (draft) => convertColumn(draft, table, at, unit, (value) => units.convert(value, column.unit, unit, context) ?? value));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.columnHead} disabled={readOnly} aria-label={`Column ${title}`}>
          <span className={classes.columnTitle}>{labelOf(column)}</span>
          <IconChevronDown size={12} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
        {convertible.length > 0 && <Menu.Label>Convert the numbers to</Menu.Label>}
        {convertible.map((unit) => (
          <Menu.Item key={unit} onClick={() => convert(unit)}>
            {prettyUnit(unit)}
          </Menu.Item>
        ))}
        {others.length + further.length > 0 && <Menu.Label>The unit is wrong; the numbers are in</Menu.Label>}
        {[...others, ...further].map((unit) => (
          <Menu.Item key={unit} aria-label={`Relabel as ${unit}`} onClick={() => edit(`Relabel ${title} as ${prettyUnit(unit)}`, (draft) => relabel(draft, table, at, unit))}>
            {prettyUnit(unit)}
          </Menu.Item>
        ))}
        {column.kind === "value" && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => edit(`Remove the column ${column.observable}`, (draft) => removeColumn(draft, experiment.id, column.measurement))}>Remove the column</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
