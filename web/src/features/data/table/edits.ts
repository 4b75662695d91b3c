/** Changes of measured values, on a draft of the document. Exclusions follow the rows that they belong to. */
import type { Cell, Experiment, Measurement, ProjectDocument } from "@/doc/types";
import { forget, moveExclusions } from "../exclude/exclusions";
import { type DataTable, tablesOf } from "./table";

export interface CellChange {
  readonly row: number;
  /** Index into the columns of the table. */
  readonly column: number;
  readonly value: Cell;
}

const find = (draft: ProjectDocument, id: string): Experiment | undefined => draft.experiments?.find((one) => one.id === id);
const columnsOf = ({ time, value, sigma }: Measurement) => [time.values, value.values, ...(typeof sigma === "object" ? [sigma.values] : [])];

/** Rows at the end, blank until something is typed; a row without its time is a fault that is shown, not a time made up. */
function grow(measurements: readonly Measurement[], rows: number): void {
  for (const { time, value, sigma } of measurements)
    while (time.values.length < rows) {
      time.values.push(null);
      value.values.push(null);
      if (typeof sigma === "object") sigma.values.push(null);
    }
}

/** Writes cells; rows beyond the last are added. */
export function writeCells(draft: ProjectDocument, table: DataTable, changes: readonly CellChange[]): void {
  const experiment = find(draft, table.experiment);
  if (experiment?.measurements === undefined) return;
  const members = table.measurements.map((index) => experiment.measurements![index]!);
  grow(members, Math.max(table.rows, ...changes.map(({ row }) => row + 1)));
  for (const { row, column, value } of changes) {
    const target = table.columns[column];
    if (target === undefined) continue;
    if (target.kind === "time") for (const { time } of members) time.values[row] = value;
    else {
      const { value: values, sigma } = experiment.measurements[target.measurement]!;
      if (target.kind === "value") {
        forget(draft, table.experiment, target.measurement, row);
        values.values[row] = value;
      } else if (typeof sigma === "object") sigma.values[row] = value;
    }
  }
}

export function addRow(draft: ProjectDocument, table: DataTable): void {
  const experiment = find(draft, table.experiment);
  if (experiment?.measurements) grow(table.measurements.map((index) => experiment.measurements![index]!), table.rows + 1);
}

export function removeRows(draft: ProjectDocument, table: DataTable, rows: readonly number[]): void {
  const experiment = find(draft, table.experiment);
  if (experiment?.measurements === undefined) return;
  const gone = new Set(rows);
  for (const index of table.measurements)
    for (const values of columnsOf(experiment.measurements[index]!)) {
      const kept = values.filter((_, row) => !gone.has(row));
      values.splice(0, values.length, ...kept);
    }
  moveExclusions(draft, table.experiment, (measurement, row) => {
    if (!table.measurements.includes(measurement)) return { measurement, row };
    return gone.has(row) ? undefined : { measurement, row: row - rows.filter((one) => one < row).length };
  });
}

/** A new column beside those of the table; the first of an experiment begins a table with one blank row. */
export function addColumn(draft: ProjectDocument, experimentId: string, table: DataTable | undefined, observable: string, unit: string): void {
  const experiment = find(draft, experimentId);
  if (experiment === undefined) return;
  const measurements = (experiment.measurements ??= []);
  const first = table === undefined ? undefined : measurements[table.measurements[0]!];
  const time = first ? { unit: first.time.unit, values: [...first.time.values] } : { unit: "min", values: [0 as Cell] };
  measurements.push({ observable, time, value: { unit, values: time.values.map(() => null) } });
}

export function removeColumn(draft: ProjectDocument, experimentId: string, measurement: number): void {
  const experiment = find(draft, experimentId);
  experiment?.measurements?.splice(measurement, 1);
  moveExclusions(draft, experimentId, (index, row) => (index === measurement ? undefined : { measurement: index > measurement ? index - 1 : index, row }));
}

/** The same quantities in another unit, also those that are excluded. @param convert one number */
export function convertColumn(draft: ProjectDocument, table: DataTable, column: number, unit: string, convert: (value: number) => number): void {
  const experiment = find(draft, table.experiment);
  const target = table.columns[column];
  if (experiment?.measurements === undefined || target === undefined) return;
  const cell = (value: Cell): Cell => (typeof value === "number" ? convert(value) : typeof value === "string" ? `<${convert(Number(value.slice(1)))}` : value);
  const members = target.kind === "time" ? table.measurements.map((index) => experiment.measurements![index]!.time) : [];
  const { value, sigma } = experiment.measurements[target.measurement] ?? {};
  if (target.kind === "value" && value) members.push(value);
  if (target.kind === "sigma" && typeof sigma === "object") members.push(sigma);
  for (const member of members) {
    member.values = member.values.map(cell);
    member.unit = unit;
  }
  if (target.kind === "value")
    for (const one of draft.workbench?.exclusions ?? []) if (one.experiment === table.experiment && one.measurement === target.measurement) one.value = cell(one.value);
}

/** The numbers stay, the label changes: for a wrong unit. */
export function relabel(draft: ProjectDocument, table: DataTable, column: number, unit: string): void {
  const experiment = find(draft, table.experiment);
  const target = table.columns[column];
  if (experiment?.measurements === undefined || target === undefined) return;
  if (target.kind === "time") for (const index of table.measurements) experiment.measurements[index]!.time.unit = unit;
  else {
    const { value, sigma } = experiment.measurements[target.measurement]!;
    if (target.kind === "value") value.unit = unit;
    else if (typeof sigma === "object") sigma.unit = unit;
  }
}

/** Sorted by time, replicates in their order. */
export function sortRows(draft: ProjectDocument, table: DataTable): void {
  const experiment = find(draft, table.experiment);
  if (experiment?.measurements === undefined || table.rows === 0) return;
  const times = [...experiment.measurements[table.measurements[0]!]!.time.values];
  const at = (row: number) => (typeof times[row] === "number" ? times[row] : Number.MAX_VALUE); // rows without a time stay at the end
  const order = times.map((_, row) => row).sort((one, other) => at(one) - at(other) || one - other);
  for (const index of table.measurements)
    for (const values of columnsOf(experiment.measurements[index]!)) {
      const sorted = order.map((row) => values[row]!);
      values.splice(0, values.length, ...sorted);
    }
  moveExclusions(draft, table.experiment, (measurement, row) => ({ measurement, row: table.measurements.includes(measurement) ? order.indexOf(row) : row }));
}

/** The run lasts at least as long as its last measurement. @param seconds of a quantity of time; undefined when it is none */
export function extendDuration(experiment: Experiment, seconds: (quantity: string) => number | undefined): void {
  const { recipe } = experiment;
  const now = typeof recipe.duration === "string" ? seconds(recipe.duration) : undefined;
  if (now === undefined) return;
  let last = now;
  for (const { columns } of tablesOf(experiment)) {
    const times = experiment.measurements?.[columns[1]?.measurement ?? -1]?.time;
    for (const value of times?.values ?? []) {
      const text = `${value} ${times!.unit}`;
      const at = seconds(text);
      if (at !== undefined && at > last * (1 + 1e-12)) {
        last = at;
        recipe.duration = text;
      }
    }
  }
}
