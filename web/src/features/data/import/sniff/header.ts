/** Which record is the header: the one above a block of rows that hold numbers under its titles. */
import { type RawCell, type TableRecord, isBlank, isBlankRecord } from "@/doc/table/records";
import { type Decimal, isMissing, readCell } from "@/doc/table/number";

export interface HeaderFinding {
  /** Index into the records; undefined when the first row holds numbers already. */
  readonly header: number | undefined;
  /** A row of units stands under the header. */
  readonly unitRow: boolean;
  /** Index of the first row of data. */
  readonly first: number;
  /** How well the records fit this reading: cells with numbers in rows that match the header. */
  readonly score: number;
}
const looked = 60; // records at the head of the file among which the header is sought
const unitLike = /^[([]?(?:-|%|wt ?%|mol ?%|°\s?[CF]|[a-zA-Zµμ°·.*^/()\s\d⁻⁰¹²³⁴⁵⁶⁷⁸⁹-]{1,16})[)\]]?$/;

const filled = ({ cells }: TableRecord): number[] => cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index]));
const isNumber = (cell: RawCell | undefined, decimal: Decimal) => cell !== undefined && !isMissing(cell) && readCell(cell, decimal).kind !== "invalid";
const numbers = (record: TableRecord, decimal: Decimal) => record.cells.filter((cell) => isNumber(cell, decimal)).length;

function isUnitRow(record: TableRecord, header: ReadonlySet<number>): boolean {
  const at = filled(record);
  return at.length > 0 && at.every((index) => header.has(index) && typeof record.cells[index] === "string" && unitLike.test(record.cells[index]));
}

/** Rows below that hold numbers under these titles, and how many numbers; the block ends where the file does. */
function fit(records: readonly TableRecord[], first: number, columns: ReadonlySet<number>, decimal: Decimal) {
  let rows = 0;
  let cells = 0;
  let strangers = 0;
  for (const record of records.slice(first)) {
    if (isBlankRecord(record)) continue;
    const at = filled(record);
    const found = numbers(record, decimal);
    if (found === 0 || at.some((index) => !columns.has(index))) strangers++;
    else {
      rows++;
      cells += found;
    }
  }
  return { rows, cells, strangers };
}

const timeTitle = (cell: RawCell | undefined) => typeof cell === "string" && /^(?:time|t|zeit|temps|tiempo)(?:\b|_|$)/i.test(cell);

function nextFilled(records: readonly TableRecord[], from: number): number {
  let at = from;
  while (at < records.length && isBlankRecord(records[at]!)) at++;
  return at;
}

/** What speaks for record `index` as the header. */
function judge(records: readonly TableRecord[], index: number, decimal: Decimal): HeaderFinding | undefined {
  const record = records[index]!;
  const at = filled(record);
  if (at.length < 2 || numbers(record, decimal) > 0) return undefined;
  const columns = new Set(at);
  let first = nextFilled(records, index + 1);
  const below = records[first];
  if (below === undefined) return undefined;
  const unitRow = numbers(below, decimal) === 0 && isUnitRow(below, columns);
  if (unitRow) first = nextFilled(records, first + 1);
  const start = records[first];
  if (start === undefined || numbers(start, decimal) === 0) return undefined;
  const { rows, cells, strangers } = fit(records, first, columns, decimal);
  const titled = at.some((column) => timeTitle(record.cells[column]));
  return { header: index, unitRow, first, score: (cells - strangers * at.length) * (titled ? 1.5 : 1) + (unitRow ? 0.1 : 0) + rows * 1e-6 };
}

/** A table without titles: the first row that holds numbers, as wide as most of the others. */
function withoutHeader(records: readonly TableRecord[], decimal: Decimal): HeaderFinding {
  const first = Math.max(0, records.findIndex((record) => numbers(record, decimal) >= 2 && 2 * numbers(record, decimal) >= filled(record).length));
  const columns = new Set(records[first] ? filled(records[first]) : []);
  const { cells, strangers } = fit(records, first, columns, decimal);
  return { header: undefined, unitRow: false, first, score: 0.5 * (cells - strangers * columns.size) };
}

export function findHeader(records: readonly TableRecord[], decimal: Decimal): HeaderFinding {
  let best = withoutHeader(records, decimal);
  for (let index = 0; index < Math.min(looked, records.length); index++) {
    const finding = judge(records, index, decimal);
    if (finding && (best.header === undefined ? finding.score > best.score || finding.score > 0 : finding.score > best.score)) best = finding;
  }
  return best;
}

/** The header is where the user says. */
export function headerAt(records: readonly TableRecord[], index: number | undefined, decimal: Decimal): HeaderFinding {
  if (index === undefined) return withoutHeader(records, decimal);
  const found = judge(records, index, decimal);
  return found ?? { header: index, unitRow: false, first: nextFilled(records, index + 1), score: 0 };
}
