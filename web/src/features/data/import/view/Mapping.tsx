import { Autocomplete, Select } from "@mantine/core";
import type { ProjectDocument } from "@/doc/types";
import type { Interpretation } from "../interpret";
import { type Column, measuredNames } from "../map/columns";
import { unitChoices } from "../map/faults";
import { type Role, roleChoices, subject, words } from "../map/role";
import { type UnitOracle, isConcentration } from "../map/units";
import type { TableRecord } from "@/doc/table/records";
import { choose, useSession } from "../session";
import { readCell } from "@/doc/table/number";
import classes from "./Import.module.css";

const shown = 200; // rows of the preview

interface MappingProps {
  readonly found: Interpretation;
  readonly document: ProjectDocument;
  readonly units: UnitOracle;
}

/** The table as it was read, and over each column what it holds and in which unit. */
export function Mapping({ found, document, units }: MappingProps) {
  const { columns, sniffed, blockers, reading } = found;
  const chosen = useSession(({ choices }) => choices.columns);
  const say = ({ title }: Column, change: { role?: Role; unit?: string }) => choose({ columns: { ...chosen, [title]: { ...chosen[title], ...change } } });
  const measured = measuredNames(columns);
  const blocked = new Set(blockers.flatMap(({ column }) => (column ? [column.index] : [])));
  const rejected = new Map(reading.rejected.map((one) => [one.line, one]));
  const body = sniffed.records.slice(sniffed.header.first).filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ""));
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label="Preview of the table">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              Line
            </th>
            {columns.map((column) => (
              <th key={column.index} scope="col" data-blocked={blocked.has(column.index) || undefined} data-ignored={column.role === "ignore" || undefined}>
                <div className={classes.title} title={column.title}>
                  {column.title}
                </div>
                <Select
                  aria-label={`${column.title} holds`}
                  size="xs"
                  searchable
                  data={withChosen(roleChoices(document, column.name, measured), column.role)}
                  value={column.role}
                  comboboxProps={{ width: 240, position: "bottom-start" }}
                  onChange={(role) => role !== null && say(column, { role: role as Role })}
                />
                {column.role === "ignore" || column.role === "experiment" ? <div className={classes.noUnit} /> : <UnitField key={column.unit} column={column} onUnit={(unit) => say(column, { unit })} />}
                <Conversion column={column} document={document} units={units} found={found} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, shown).map((record) => (
            <tr key={record.line} data-rejected={rejected.has(record.line) || undefined} title={rejected.get(record.line)?.detail}>
              <th scope="row" className={classes.line}>
                {record.line}
                {rejected.has(record.line) && <span className={classes.hidden}> rejected</span>}
              </th>
              {columns.map((column) => (
                <PreviewCell key={column.index} record={record} column={column} decimal={sniffed.dialect.decimal} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length > shown && <p className={classes.more}>And {(body.length - shown).toLocaleString("en-GB")} more rows.</p>}
    </div>
  );
}

/** A role that no longer is on offer, for instance of a species that was removed, stays visible. */
function withChosen(groups: ReturnType<typeof roleChoices>, role: Role): ReturnType<typeof roleChoices> {
  return groups.some(({ items }) => items.some(({ value }) => value === role)) ? groups : [...groups, { group: "Chosen", items: [{ value: role, label: words(role) }] }];
}

function UnitField({ column, onUnit }: { readonly column: Column; readonly onUnit: (unit: string) => void }) {
  const { units } = unitChoices(column.role);
  return (
    <Autocomplete
      aria-label={`Unit of ${column.title}`}
      size="xs"
      placeholder="unit"
      data={[...new Set([...(column.unit ? [column.unit] : []), ...units])]}
      filter={({ options }) => options}
      defaultValue={column.unit}
      onOptionSubmit={onUnit}
      onBlur={({ currentTarget: { value } }) => value.trim() !== column.unit && onUnit(value.trim())}
      onKeyDown={({ key, currentTarget: { value } }) => key === "Enter" && value.trim() !== column.unit && onUnit(value.trim())}
    />
  );
}

/** What becomes of the first value: "10 g/L → 0.1074 mol/L". The document keeps the unit of the file. */
function Conversion({ column, document, units, found }: { readonly column: Column; readonly document: ProjectDocument; readonly units: UnitOracle; readonly found: Interpretation }) {
  const kind = units.kindOf(column.unit);
  if (!/^(?:species|new):/.test(column.role) || !isConcentration(kind) || kind === "concentration") return <div className={classes.noConversion} />;
  const { properties } = found.plan;
  const id = subject(column.role);
  const species = document.species.find((one) => one.id === id);
  const context = { molar_mass: properties.molarMasses[id] ?? text(species?.molar_mass), formula: species?.formula, density: properties.density ?? text(document.medium?.density) };
  const value = found.reading.groups[0]?.rows.map((row) => row.values.get(column.index)).find((cell) => cell?.kind === "number");
  const converted = value?.kind === "number" ? units.convert(value.number, column.unit, "mol/L", context) : undefined;
  if (value?.kind !== "number" || converted === undefined) return <div className={classes.noConversion} />;
  return (
    <div className={classes.conversion} data-testid={`conversion-${column.index}`} data-value={converted}>
      {value.number} {column.unit} = {Number(converted.toPrecision(4))} mol/L
    </div>
  );
}
const text = (quantity: unknown) => (typeof quantity === "string" ? quantity : undefined);

function PreviewCell({ record, column, decimal }: { readonly record: TableRecord; readonly column: Column; readonly decimal: "." | "," }) {
  const cell = record.cells[column.index] ?? null;
  const numeric = column.role !== "ignore" && column.role !== "experiment";
  const value = numeric ? readCell(cell, decimal) : undefined;
  const what = value?.kind === "invalid" ? "invalid" : value?.kind === "missing" ? "missing" : value?.kind === "below" ? "below" : undefined;
  return (
    <td data-what={what} data-ignored={column.role === "ignore" || undefined} data-number={numeric || undefined}>
      {value?.kind === "number" ? value.number : value?.kind === "below" ? `<${value.number}` : value?.kind === "missing" ? "–" : cell}
    </td>
  );
}
