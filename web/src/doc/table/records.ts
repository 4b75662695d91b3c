/** Text to records of cells (RFC 4180), each with the physical line on which it begins. */
import Papa from "papaparse";

export type RawCell = string | number | null;
export interface TableRecord {
  /** From 1; of a workbook, the row of its sheet. */
  readonly line: number;
  readonly cells: readonly RawCell[];
  /** What is wrong with its quoting. */
  readonly fault?: string;
}
export const delimiters = ["\t", ";", ","] as const;
export type Delimiter = (typeof delimiters)[number];

export const trimmed = (cell: RawCell | undefined): RawCell => (typeof cell === "string" ? cell.replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, "") : (cell ?? null));
export const isBlank = (cell: RawCell | undefined): boolean => cell === null || cell === undefined || cell === "";
export const isBlankRecord = ({ cells }: TableRecord): boolean => cells.every(isBlank);

const linesIn = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);

/** @param limit records, for a look at the beginning */
export function readRecords(text: string, delimiter: Delimiter, limit = 0): TableRecord[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), { delimiter, newline: "\n", preview: limit, skipEmptyLines: false });
  const faults = new Map(errors.filter(({ type }) => type === "Quotes").map(({ row, code }) => [row, code === "MissingQuotes" ? "a quoted cell is never closed" : "something follows the closing quote of a cell"]));
  let line = 1;
  return data.map((row, index) => {
    const fault = faults.get(index);
    const record: TableRecord = { line, cells: row.map(trimmed), ...(fault && { fault }) };
    line += 1 + linesIn(row);
    return record;
  });
}

/** Excel's own first line, "sep=;". */
export function announcedDelimiter(text: string): Delimiter | undefined {
  const found = /^sep=([\t;,])(?:\r|\n|$)/i.exec(text);
  return found?.[1] as Delimiter | undefined;
}
