/** The measurements of an experiment as tables: measurements that share their times stand side by side. Pure. */
import type { Cell, Column, Experiment, Measurement } from "@/doc/types";

export interface TableColumn {
  readonly kind: "time" | "value" | "sigma";
  /** Index into the measurements of the experiment; -1 of the time. */
  readonly measurement: number;
  readonly observable: string;
  readonly unit: string;
}
export interface DataTable {
  readonly experiment: string;
  /** Indices into the measurements of the experiment. */
  readonly measurements: readonly number[];
  readonly columns: readonly TableColumn[];
  readonly rows: number;
}

const sameTimes = (one: Column, other: Column) => one.unit === other.unit && one.values.length === other.values.length && one.values.every((value, row) => value === other.values[row]);
const isColumn = (sigma: Measurement["sigma"]): sigma is Column => typeof sigma === "object";

export function tablesOf({ id, measurements = [] }: Experiment): DataTable[] {
  const groups: number[][] = [];
  measurements.forEach((measurement, index) => {
    const group = groups.find(([first]) => sameTimes(measurements[first!]!.time, measurement.time));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups.map((group) => {
    const { time } = measurements[group[0]!]!;
    const columns: TableColumn[] = [{ kind: "time", measurement: -1, observable: "time", unit: time.unit }];
    for (const index of group) {
      const { observable, value, sigma } = measurements[index]!;
      columns.push({ kind: "value", measurement: index, observable, unit: value.unit });
      if (isColumn(sigma)) columns.push({ kind: "sigma", measurement: index, observable, unit: sigma.unit });
    }
    return { experiment: id, measurements: group, columns, rows: time.values.length };
  });
}

/** The values of one column of a table. */
export function valuesOf({ measurements = [] }: Experiment, table: DataTable, { kind, measurement }: TableColumn): readonly Cell[] {
  if (kind === "time") return measurements[table.measurements[0]!]!.time.values;
  const { value, sigma } = measurements[measurement]!;
  return kind === "value" ? value.values : isColumn(sigma) ? sigma.values : [];
}

export const labelOf = ({ kind, observable }: TableColumn): string => (kind === "time" ? "Time" : kind === "sigma" ? `SD of ${observable}` : observable);
export const titleOf = (column: TableColumn): string => (column.unit === "" || column.unit === "1" ? labelOf(column) : `${labelOf(column)} / ${column.unit}`);

/** Points that a fit would use. */
export const pointsOf = ({ measurements = [] }: Experiment): number => measurements.reduce((sum, { value }) => sum + value.values.filter((cell) => typeof cell === "number").length, 0);

/** The last time of all columns that are given in the unit of the first. */
export function spanOf({ measurements = [] }: Experiment): { from: number; to: number; unit: string } | undefined {
  const unit = measurements[0]?.time.unit;
  const times = measurements.filter(({ time }) => time.unit === unit).flatMap(({ time }) => time.values.filter((value) => typeof value === "number"));
  return unit === undefined || times.length === 0 ? undefined : { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)), unit };
}
