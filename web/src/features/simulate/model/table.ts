/** A series as a table: what is copied to a spreadsheet and what is written as CSV. Numbers keep all their digits. */
import type { Series } from "@/engine/results";
import { prettyUnit } from "@/units/quantity";

const heading = (id: string, unit: string) => (unit === "1" || unit === "" ? id : `${id} [${unit}]`);

/** "time [min], A [mol/L]": names and units as PharmaFlow itself reads them. */
export const headings = (series: Series): string[] => [heading("time", series.time.unit), ...series.columns.map(({ id, unit }) => heading(id, unit))];
export const shownHeadings = (series: Series): { id: string; unit: string }[] => [
  { id: "time", unit: prettyUnit(series.time.unit) },
  ...series.columns.map(({ id, unit }) => ({ id, unit: prettyUnit(unit) })),
];

export const rowsOf = (series: Series): (number | null)[][] =>
  series.time.values.map((time, row) => [time, ...series.columns.map(({ values }) => values[row] ?? null)]);

const cell = (value: number | null) => (value === null ? "" : String(value));
const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180. */
export const csvOf = (series: Series): string =>
  [headings(series).map(quoted), ...rowsOf(series).map((row) => row.map(cell))].map((row) => row.join(",")).join("\r\n") + "\r\n";

/** Tabs, for pasting. */
export const tsvOf = (head: readonly string[], rows: readonly (readonly (number | string | null)[])[]): string =>
  [head, ...rows.map((row) => row.map((value) => (typeof value === "string" ? value : cell(value))))].map((row) => row.join("\t")).join("\n");
