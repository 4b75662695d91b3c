/** Writes tables in any dialect, and draws tables at random: for tests. */
import type { Delimiter } from "@/doc/table/records";
import type { Decimal } from "@/doc/table/number";

export interface Written {
  readonly delimiter: Delimiter;
  readonly decimal: Decimal;
  readonly preamble: readonly (readonly string[])[];
  readonly units: "brackets" | "parentheses" | "slash" | "row";
  readonly thousands: string;
  readonly newline: "\n" | "\r\n" | "\r";
  readonly padded: boolean;
}
export interface TableToWrite {
  readonly columns: readonly { readonly name: string; readonly unit: string }[];
  /** null is missing, text is written as it is ("<0.5") */
  readonly rows: readonly (readonly (number | string | null)[])[];
}

const quoted = (cell: string, delimiter: string) => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function numberText(number: number, { decimal, thousands }: Written): string {
  const [whole = "", fraction] = String(number).split(".");
  const grouped = thousands !== "" && /^\d{4,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
const cellText = (cell: number | string | null, style: Written) =>
  cell === null ? "" : typeof cell === "number" ? numberText(cell, style) : cell.replace(".", style.decimal);

const titled = ({ name, unit }: { name: string; unit: string }, { units }: Written) =>
  ({ brackets: `${name} [${unit}]`, parentheses: `${name} (${unit})`, slash: `${name} / ${unit}`, row: name })[units];

export function write(table: TableToWrite, style: Written): string {
  const lines: (readonly string[])[] = [...style.preamble, table.columns.map((column) => titled(column, style))];
  if (style.units === "row") lines.push(table.columns.map(({ unit }) => unit));
  lines.push(...table.rows.map((row) => row.map((cell) => cellText(cell, style))));
  const width = table.columns.length;
  const pad = (cells: readonly string[]) => (style.padded && cells.length < width ? [...cells, ...Array.from({ length: width - cells.length }, () => "")] : cells);
  return lines.map((cells) => pad(cells).map((cell) => quoted(cell, style.delimiter)).join(style.delimiter)).join(style.newline) + style.newline;
}

/** Random numbers that are the same in every run (mulberry32, public domain). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
