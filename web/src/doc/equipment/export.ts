/** Lists of equipment as tables that spreadsheets open and that are read back to the same numbers. */
import Papa from "papaparse";
import { parseQuantity } from "@/units/quantity";
import { type Field, type VesselRecord, fieldsFor, valueAt } from "./fields";

export type OutCell = string | number | null;
export interface OutTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

/** The unit that most of a column's values have. */
function unitOf(field: Field, records: readonly VesselRecord[]): string {
  const counts = new Map<string, number>();
  for (const record of records) {
    const value = valueAt(record, field.path);
    const unit = value === undefined ? undefined : parseQuantity(value)?.unit;
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? field.unit ?? "";
}

/** A number in the column's unit; in another unit it carries its own. */
function cellOf(field: Field, value: string | number | undefined, unit: string): OutCell {
  if (value === undefined) return null;
  if (field.kind === "text" || field.kind === "choice") return String(value);
  const parsed = parseQuantity(value);
  if (parsed === undefined) return String(value);
  return parsed.unit === unit ? parsed.number : `${parsed.number} ${parsed.unit}`;
}

/** Columns of what at least one vessel has. */
export function tableOf(records: readonly VesselRecord[]): OutTable {
  const most = (list: "impellers" | "wall") => Math.max(0, ...records.map(({ vessel }) => vessel[list]?.length ?? 0));
  const used = fieldsFor(most("impellers"), most("wall")).filter(({ path }) => records.some((record) => valueAt(record, path) !== undefined));
  const units = used.map((field) => (field.kind === "quantity" ? unitOf(field, records) : ""));
  return {
    titles: used.map(({ title }, at) => (units[at] ? `${title} [${units[at]}]` : title)),
    rows: records.map((record) => used.map((field, at) => cellOf(field, valueAt(record, field.path), units[at]!))),
  };
}

/** With a byte order mark, by which spreadsheets know UTF-8. */
export const csvOf = ({ titles, rows }: OutTable): string => `\uFEFF${Papa.unparse([titles, ...rows] as OutCell[][], { newline: "\r\n" })}\r\n`;

export async function xlsxOf({ titles, rows }: OutTable): Promise<Blob> {
  const { default: write } = await import("write-excel-file/universal");
  const header = titles.map((value) => ({ value, fontWeight: "bold" as const }));
  const sheet = [header, ...rows.map((row) => row.map((value) => (value === null ? null : { value })))];
  return write(sheet as never, { sheet: "Equipment", columns: titles.map((title) => ({ width: Math.min(40, Math.max(10, title.length)) })) } as never).toBlob();
}
