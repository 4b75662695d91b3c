/** Records of a file as vessels, each cell accounted for: taken, or told with its line, its column and why not. */
import { type Decimal, isMissing, readNumber } from "@/doc/table/number";
import { type RawCell, type TableRecord, isBlank, isBlankRecord } from "@/doc/table/records";
import { inUnit } from "@/units/in_unit";
import { tidyUnit } from "@/units/quantity";
import type { Quantity } from "../../types";
import { faultsIn } from "../check";
import { type Field, type VesselRecord, fieldAt, setAt, valueAt } from "../fields";
import { idOf } from "../from_row";
import { type Row, textIn } from "../rows";
import { type ColumnGuess, plainTitle } from "./read";

export interface CellFault {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly words: string;
}
export interface ReadRow {
  readonly line: number;
  readonly record: VesselRecord;
  readonly faults: readonly CellFault[];
  /** What was taken in another form than it was written. */
  readonly notes: readonly CellFault[];
}

type Reading = { readonly value: Quantity; readonly note?: string } | { readonly fault: string };

const bottomWords: Readonly<Record<string, string>> = {
  "2 1 ellipsoidal": "elliptical", ellipsoidal: "elliptical", "semi elliptical": "elliptical", "2 1 elliptical": "elliptical", "2 1": "elliptical", "torispherical din": "torispherical", klopper: "torispherical", "klopper din 28011": "torispherical", dished: "torispherical",
  hemisphere: "hemispherical", round: "hemispherical", cone: "conical", cylindrical: "flat", "flat bottom": "flat",
};
const scaleWords: Readonly<Record<string, string>> = { laboratory: "lab", bench: "lab", "pilot plant": "pilot", plant: "production", manufacturing: "production", commercial: "production" };

function readChoice(text: string, field: Field): Reading {
  const plain = plainTitle(text);
  const meant = field.choices!.find((choice) => plainTitle(choice) === plain) ?? { "bottom.shape": bottomWords, "identity.scale": scaleWords }[field.path]?.[plain];
  return meant === undefined ? { fault: `This is none of: ${field.choices!.join(", ")}.` } : { value: meant };
}

/** A catalogue name, key or alias; any other impeller is one of the user's own, under its name. */
function readImpeller(text: string, catalogue: readonly Row[]): Reading {
  const plain = plainTitle(text);
  const row = catalogue.find((one) => [one.key, one.name, ...(textIn(one, "aliases")?.split(";") ?? [])].some((name) => name !== undefined && plainTitle(String(name)) === plain));
  if (row !== undefined) return { value: String(row.key) };
  return plain === "custom" ? { value: "custom" } : { value: "custom", note: `“${text}” is not in the catalogue of impellers; it is taken as an impeller of your own with that name, without constants.` };
}

/** A number in the column's unit, or with a unit of its own: 450, "450 mm", "1,250 L" by the file's decimal sign. */
function readQuantity(cell: RawCell, field: Field, unit: string | undefined, decimal: Decimal): Reading {
  const parts = typeof cell === "number" ? [cell, ""] as const : splitNumber(cell as string, decimal);
  if (parts === undefined) return { fault: "This is no number." };
  const [number, own] = parts;
  const counted = field.kind === "count" || field.unit === "1";
  if (own === "" && counted) return { value: number };
  const used = own === "" ? unit : own;
  if (used === undefined) return { fault: "This number has no unit. Choose one for its column." };
  const text = `${number} ${used}`;
  if (counted || inUnit(text, field.unit!) === undefined) return { fault: `“${used}” is no unit of ${field.title.toLowerCase()}${counted ? ", which has none" : `; ${field.unit} is one`}.` };
  return { value: text };
}
function splitNumber(text: string, decimal: Decimal): readonly [number, string] | undefined {
  const found = /^([+\-−]?[\d.,'’ \u00a0\u2009\u202f]*\d[.,]?(?:e[+-]?\d+)?)\s*(.*)$/iu.exec(text);
  const read = found === null ? undefined : readNumber(found[1]!.trim(), decimal);
  return read === undefined ? undefined : [read.number, tidyUnit(found![2]!)];
}

export interface ReadOptions {
  readonly columns: readonly ColumnGuess[];
  readonly titles: readonly string[];
  readonly decimal: Decimal;
  readonly catalogue: readonly Row[];
}

function readRow({ line, cells, fault: quoting }: TableRecord, { columns, titles, decimal, catalogue }: ReadOptions): ReadRow {
  const record = { identity: {}, vessel: { id: "vessel" } } as VesselRecord;
  const faults: CellFault[] = [], notes: CellFault[] = [];
  if (quoting) faults.push({ line, column: "", value: "", words: `In this line ${quoting}.` });
  cells.forEach((cell, at) => {
    const { path, unit } = columns[at] ?? {};
    if (path === undefined || isBlank(cell) || isMissing(cell)) return;
    const field = fieldAt(path), written = String(cell);
    const reading: Reading = /^impellers\.\d+\.type$/.test(path) ? readImpeller(written, catalogue) : field.kind === "choice" ? readChoice(written, field) : field.kind === "text" ? { value: written } : readQuantity(cell, field, unit, decimal);
    const place = { line, column: titles[at] ?? "", value: written };
    if ("fault" in reading) return void faults.push({ ...place, words: reading.fault });
    setAt(record, path, reading.value);
    if (reading.note === undefined) return;
    notes.push({ ...place, words: reading.note });
    if (valueAt(record, path.replace(/type$/, "name")) === undefined) setAt(record, path.replace(/type$/, "name"), written);
  });
  fillHoles(record);
  if (valueAt(record, "name") === undefined) setAt(record, "name", [record.identity.vendor, record.identity.model].filter(Boolean).join(" ") || `Vessel of line ${line}`);
  record.vessel.id = idOf(record.vessel.name!);
  for (const [path, words] of Object.entries(faultsIn(record.vessel, new Set(catalogue.map(({ key }) => String(key)))))) {
    const at = columns.findIndex((column) => column.path === path);
    faults.push({ line, column: at < 0 ? fieldAt(path).title : titles[at]!, value: at < 0 ? "" : String(cells[at] ?? ""), words });
  }
  return { line, record, faults, notes };
}

/** Impeller 2 without an impeller 1 is the first of the list. */
function fillHoles({ vessel }: VesselRecord): void {
  if (vessel.impellers) vessel.impellers = Object.values(vessel.impellers).filter(Boolean);
  if (vessel.wall) vessel.wall = Object.values(vessel.wall).filter(Boolean);
}

/** Every record after the header that is not blank. */
export function readRows(records: readonly TableRecord[], header: number, options: ReadOptions): ReadRow[] {
  return records.slice(header + 1).filter((record) => !isBlankRecord(record)).map((record) => readRow(record, options));
}

/** Two columns that mean the same; each with the title of the other. */
export function doubled(columns: readonly ColumnGuess[]): readonly string[] {
  const paths = columns.flatMap(({ path }) => path ?? []);
  return [...new Set(paths.filter((path, at) => paths.indexOf(path) !== at))].map((path) => fieldAt(path).title);
}
