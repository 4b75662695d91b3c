/** A file with a list of equipment: what its cells are, where its header stands, what its columns can mean. */
import { type Delimiter, type RawCell, type TableRecord, delimiters, announcedDelimiter, isBlank, isBlankRecord, readRecords } from "@/doc/table/records";
import { decode, isWorkbook, refuseOtherFormats } from "@/doc/table/decode";
import { type Decimal, findDecimal } from "@/doc/table/number";
import { splitTitle, usualUnit } from "@/doc/table/title";
import { readWorkbook } from "@/doc/table/workbook";
import { inUnit } from "@/units/in_unit";
import { type Field, fieldAt, fieldsFor } from "../fields";

export interface EquipmentSheet {
  readonly name: string;
  readonly records: readonly TableRecord[];
  readonly decimal: Decimal;
}

const widest = (records: readonly TableRecord[]) => records.reduce((sum, { cells }) => sum + cells.filter((cell) => !isBlank(cell)).length, 0);

/** @throws Unreadable */
export async function readSheets(bytes: Uint8Array): Promise<EquipmentSheet[]> {
  refuseOtherFormats(bytes);
  if (isWorkbook(bytes)) return (await readWorkbook(bytes)).filter(({ records }) => records.some((record) => !isBlankRecord(record))).map(({ name, records }) => ({ name, records, decimal: "." as const }));
  const { text } = decode(bytes);
  const announced = announcedDelimiter(text);
  const best = delimiters.map((delimiter) => ({ delimiter, cells: widest(readRecords(text, delimiter, 200)) })).reduce((a, b) => (b.cells > a.cells ? b : a));
  const delimiter: Delimiter = announced ?? best.delimiter;
  const records = readRecords(text, delimiter).slice(announced === undefined ? 0 : 1);
  const { decimal } = findDecimal(records.flatMap(({ cells }) => cells), delimiter);
  return [{ name: "", records, decimal }];
}

/** "inner_diameter_mm", "Tank Ø, inner (mm)": small letters, no accents, no marks. */
export const plainTitle = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const numbered = 2; // the second of a list has the names that all further ones have
const byTitle = new Map<string, Field>();
for (const field of fieldsFor(numbered, numbered)) for (const name of [field.title, ...(field.synonyms ?? [])]) if (!byTitle.has(plainTitle(name))) byTitle.set(plainTitle(name), field);

/** "agitator 11 diameter" is what "agitator 2 diameter" is, of the eleventh. */
function fieldOf(title: string): Field | undefined {
  const plain = plainTitle(title);
  const [number] = /\b[1-9]\d?\b/.exec(plain) ?? [];
  const known = byTitle.get(plain);
  if (known !== undefined || number === undefined) return known;
  const like = byTitle.get(plain.replace(number, `${numbered}`));
  return like === undefined || !like.path.includes(`.${numbered - 1}.`) ? undefined : fieldAt(like.path.replace(`.${numbered - 1}.`, `.${Number(number) - 1}.`));
}

export interface ColumnGuess {
  readonly path?: string;
  /** Undefined: it must be chosen. */
  readonly unit?: string;
}

const fits = (unit: string, field: Field) => field.kind !== "quantity" || inUnit(`1 ${unit}`, field.unit!) !== undefined;
const anyUnit = (unit: string) => ["m", "L", "rpm", "degC", "bar", "m2", "kJ/K", "W/(m2 K)", "kg/m3"].some((one) => inUnit(`1 ${unit}`, one) !== undefined);

/** What a title says: a field that it can mean, and a unit when one stands in it. */
export function guessColumn(title: RawCell | undefined): ColumnGuess {
  if (typeof title !== "string" || title === "") return {};
  const split = splitTitle(title, anyUnit);
  const found = fieldOf(split.name);
  if (found !== undefined) {
    const unit = split.unit === undefined ? undefined : usualUnit(split.unit, anyUnit);
    if (found.kind !== "quantity") return { path: found.path };
    if (unit !== undefined) return { path: found.path, ...(fits(unit, found) && { unit }) };
    return { path: found.path, ...((found.unit === "1" || /\brpm\b/.test(plainTitle(title))) && { unit: found.unit! }) };
  }
  // "inner_diameter_mm": the last word is the unit.
  const [, name, last] = /^(.*?)[\s_]+([^\s_]+)$/.exec(title.trim()) ?? [];
  const field = name === undefined ? undefined : fieldOf(name);
  const unit = last === undefined ? "" : usualUnit(last === "C" ? "degC" : last, anyUnit);
  return field?.kind === "quantity" && fits(unit, field) ? { path: field.path, unit } : {};
}

const looked = 30;

/** The record with the most titles that are understood; else the first with several words. @returns its index */
export function findHeader(records: readonly TableRecord[]): number {
  const scored = records.slice(0, looked).map(({ cells }, at) => ({ at, score: cells.filter((cell) => guessColumn(cell).path !== undefined).length }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { at: -1, score: 0 });
  if (best.score > 0) return best.at;
  return Math.max(0, records.findIndex(({ cells }) => cells.filter((cell) => typeof cell === "string" && cell !== "").length >= 2));
}

/** A field is taken once: by the first column that can mean it. */
export function guessColumns(header: TableRecord): ColumnGuess[] {
  const used = new Set<string>();
  return header.cells.map((title) => {
    const guess = guessColumn(title);
    if (guess.path === undefined || used.has(guess.path)) return {};
    used.add(guess.path);
    return guess;
  });
}
