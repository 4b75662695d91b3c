/** How a table is written: delimiter, decimal sign, header. Pure: text or records in, a finding out. */
import { type Delimiter, type RawCell, type TableRecord, announcedDelimiter, delimiters, readRecords } from "@/doc/table/records";
import { type HeaderFinding, findHeader, headerAt } from "./header";
import { type Decimal, findDecimal } from "@/doc/table/number";

export interface Dialect {
  /** Undefined in a workbook. */
  readonly delimiter?: Delimiter;
  readonly decimal: Decimal;
  /** Line of the header; 0 when there is none. */
  readonly headerLine: number;
  readonly unitRow: boolean;
}
export interface Sniffed {
  readonly dialect: Dialect;
  readonly records: readonly TableRecord[];
  readonly header: HeaderFinding;
  /** A number that could mean either: "1,234". */
  readonly doubtful?: string;
}
/** What the user has said; the rest is found out. */
export type DialectChoices = Partial<Dialect>;

const sampled = 400; // records are enough to tell the dialects apart

function* cellsOf(records: readonly TableRecord[]): Generator<RawCell> {
  for (const { cells } of records) yield* cells;
}

/** Records whose dialect is known but for decimal sign and header. */
export function sniffRecords(records: readonly TableRecord[], delimiter: Delimiter | undefined, choices: DialectChoices = {}): Sniffed {
  const finding = choices.decimal !== undefined ? { decimal: choices.decimal } : findDecimal(cellsOf(records), delimiter ?? "");
  const { decimal } = finding;
  const head = records.slice(0, sampled);
  const index = choices.headerLine === undefined ? undefined : records.findIndex(({ line }) => line === choices.headerLine);
  const found = choices.headerLine === undefined ? findHeader(head, decimal) : headerAt(records, index! >= 0 ? index : undefined, decimal);
  const header = choices.unitRow === undefined || choices.unitRow === found.unitRow || found.header === undefined ? found : withUnitRow(records, found, choices.unitRow);
  const headerLine = header.header === undefined ? 0 : records[header.header]!.line;
  return {
    dialect: { ...(delimiter && { delimiter }), decimal, headerLine, unitRow: header.unitRow },
    records,
    header,
    ...("doubtful" in finding && finding.doubtful !== undefined && { doubtful: finding.doubtful }),
  };
}

function withUnitRow(records: readonly TableRecord[], found: HeaderFinding, unitRow: boolean): HeaderFinding {
  const after = found.header! + 1;
  return { ...found, unitRow, first: Math.min(records.length, unitRow ? after + 1 : after) };
}

/** The reading of the text in which the most numbers stand under titles. */
export function sniffText(text: string, choices: DialectChoices = {}): Sniffed {
  const announced = announcedDelimiter(text);
  const skip = announced === undefined ? 0 : 1;
  const read = (delimiter: Delimiter, limit = 0) => {
    const records = readRecords(text, delimiter, limit).slice(skip);
    return sniffRecords(records, delimiter, choices);
  };
  const chosen = choices.delimiter ?? announced;
  if (chosen !== undefined) return read(chosen);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: read(delimiter, sampled).header.score }));
  const best = scored.reduce((leader, one) => (one.score > leader.score ? one : leader));
  return read(best.delimiter);
}
