/** The rows under the header, read by what their columns hold. A row that cannot be read is told with its line. */
import { type TableRecord, isBlank, isBlankRecord } from "@/doc/table/records";
import { type CellValue, type Decimal, readCell } from "@/doc/table/number";
import type { Sniffed } from "../sniff/sniff";
import type { Column } from "./columns";
import { isMeasured, measuredName, subject } from "./role";
import type { UnitOracle } from "./units";

export interface Row {
  readonly line: number;
  readonly time: number;
  /** By the index of the column in the file; columns of numbers only. */
  readonly values: ReadonlyMap<number, CellValue>;
}
export interface Group {
  /** Of the column of experiments; empty when there is none. */
  readonly label: string;
  readonly rows: readonly Row[];
}
export interface Rejected {
  readonly line: number;
  readonly detail: string;
  readonly hint: string;
}
export interface Reading {
  readonly groups: readonly Group[];
  readonly rejected: readonly Rejected[];
  /** Rows that hold anything, rejected ones among them. */
  readonly rows: number;
  /** The first number that was read by taking its signs for thousands separators. */
  readonly grouped?: { readonly line: number; readonly text: string; readonly number: number };
}

const missing: CellValue = { kind: "missing" };
interface Fault {
  readonly detail: string;
  readonly hint: string;
}

function numberHint(text: string, decimal: Decimal): string {
  if (text.includes(",") && decimal === "." && !text.includes(".")) return "A decimal comma beside decimal points, or a wrong group of thousands. Choose the decimal sign, or correct the file.";
  if (text.includes(".") && decimal === ",") return "The file has decimal commas elsewhere. Choose the decimal sign, or correct the file.";
  return "Write a number, leave it blank or write NA when it is missing, or <0.5 when it is below detection.";
}

class RowReader {
  private readonly width: number;
  private readonly time: Column | undefined;
  private readonly experiment: Column | undefined;
  private readonly numeric: readonly Column[];
  private readonly kelvin = new Map<number, (value: number) => number>();
  grouped: Reading["grouped"];

  constructor(
    private readonly columns: readonly Column[],
    private readonly decimal: Decimal,
    titled: boolean,
    units: UnitOracle,
  ) {
    this.width = titled ? Math.max(0, ...columns.map(({ index }) => index + 1)) : 0;
    this.time = columns.find(({ role }) => role === "time");
    this.experiment = columns.find(({ role }) => role === "experiment");
    this.numeric = columns.filter(({ role }) => role !== "ignore" && role !== "experiment");
    for (const { index, role, unit } of columns) {
      const [zero, one] = role === "temperature" ? [units.convert(0, unit, "K"), units.convert(1, unit, "K")] : [];
      if (zero !== undefined && one !== undefined) this.kelvin.set(index, (value) => zero + (one - zero) * value);
    }
  }

  read(record: TableRecord): { row: Row; label: string } | Fault {
    if (record.fault !== undefined) return { detail: `${record.fault}.`, hint: "Quote the whole cell and double the quotes inside it." };
    return this.checkWidth(record) ?? this.readCells(record);
  }

  private checkWidth({ cells }: TableRecord): Fault | undefined {
    if (this.width === 0) return undefined;
    const filled = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
    if (cells.length >= this.width && filled <= this.width) return undefined;
    const found = Math.max(filled, Math.min(cells.length, this.width));
    return {
      detail: `the row has ${found} cells, the header ${this.width}.`,
      hint: filled > this.width ? "If the commas are decimal commas, part the columns with semicolons or quote the numbers." : "Fill the row up with blank cells, or delete it.",
    };
  }

  private readCells(record: TableRecord): { row: Row; label: string } | Fault {
    const values = new Map<number, CellValue>();
    for (const column of this.numeric) {
      const cell = record.cells[column.index] ?? null;
      const value = readCell(cell, this.decimal);
      const fault = this.checkCell(column, String(cell ?? ""), value);
      if (fault) return { ...fault, detail: `"${column.title}" ${fault.detail}` };
      if ("grouped" in value && value.grouped) this.grouped ??= { line: record.line, text: String(cell), number: value.number };
      values.set(column.index, value);
    }
    const sigma = this.checkSigmas(values);
    if (sigma) return sigma;
    const label = this.experiment ? String(record.cells[this.experiment.index] ?? "") : "";
    if (this.experiment && label === "") return { detail: `"${this.experiment.title}" is blank.`, hint: "Name the experiment in each of its rows." };
    const time = this.time ? values.get(this.time.index) : undefined;
    return { row: { line: record.line, time: time?.kind === "number" ? time.number : 0, values }, label };
  }

  private checkCell({ role, index }: Column, text: string, value: CellValue): Fault | undefined {
    if (value.kind === "invalid") return { detail: `is "${text}", which is not a number.`, hint: numberHint(text, this.decimal) };
    if (value.kind === "below") {
      if (!isMeasured(role)) return { detail: `is "${text}", but only a measured value can be below detection.`, hint: "Write the number." };
      return value.number < 0 ? { detail: `is "${text}", a negative limit of detection.`, hint: "Write the limit as a positive number." } : undefined;
    }
    if (role === "time") {
      if (value.kind !== "number") return { detail: "is missing.", hint: "Every row needs its time." };
      if (value.number < 0) return { detail: `is ${text}, before the start of the run.`, hint: "Times count from the start, which is 0." };
    }
    if (value.kind !== "number") return undefined;
    if (role.startsWith("sigma:") && value.number <= 0) return { detail: `is ${text}, but a standard deviation is greater than 0.`, hint: "Leave it out to weight all values alike." };
    const kelvin = this.kelvin.get(index)?.(value.number);
    if (kelvin !== undefined && kelvin <= 0) return { detail: `is ${text}, which is not above absolute zero.`, hint: "Is the unit of the column right?" };
    return undefined;
  }

  private checkSigmas(values: ReadonlyMap<number, CellValue>): Fault | undefined {
    for (const column of this.columns) {
      if (!column.role.startsWith("sigma:")) continue;
      const of = this.columns.find(({ role }) => isMeasured(role) && measuredName(role) === subject(column.role));
      if (of && values.get(of.index)?.kind === "number" && (values.get(column.index) ?? missing).kind === "missing")
        return { detail: `"${column.title}" is missing beside a value of ${subject(column.role)}.`, hint: "Give every value its standard deviation, or ignore the column." };
    }
    return undefined;
  }
}

/** Rows by experiment, each in the order of time; replicates keep their order. */
export function readRows({ records, header, dialect }: Sniffed, columns: readonly Column[], units: UnitOracle): Reading {
  const reader = new RowReader(columns, dialect.decimal, header.header !== undefined, units);
  const groups = new Map<string, Row[]>();
  const rejected: Rejected[] = [];
  let rows = 0;
  for (const record of records.slice(header.first)) {
    if (isBlankRecord(record) && record.fault === undefined) continue;
    rows++;
    const found = reader.read(record);
    if ("detail" in found) rejected.push({ line: record.line, ...found });
    else {
      const list = groups.get(found.label) ?? [];
      groups.set(found.label, list);
      list.push(found.row);
    }
  }
  const sorted = [...groups].map(([label, list]) => ({ label, rows: list.sort((one, other) => one.time - other.time) }));
  return { groups: sorted, rejected, rows, ...(reader.grouped && { grouped: reader.grouped }) };
}
