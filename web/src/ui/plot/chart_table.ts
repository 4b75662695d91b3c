/** What a picture shows, as a table of words and numbers. */
import { quoted } from "./csv";

export type Cell = string | number | null;
/** Every digit. */
export interface ChartTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
export const cellText = (cell: Cell): string => (cell === null ? "" : String(cell));

/** RFC 4180 with a decimal point. */
export const csvOfTable = ({ header, rows }: ChartTable): string => [header, ...rows].map((row) => `${row.map((cell) => quoted(cellText(cell))).join(",")}\r\n`).join("");
