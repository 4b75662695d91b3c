/** From titles and cells to columns: what each holds and in which unit, as far as it can be told. */
import type { ProjectDocument } from "@/doc/types";
import { type RawCell, type TableRecord, isBlank } from "@/doc/table/records";
import { readCell } from "@/doc/table/number";
import type { Sniffed } from "../sniff/sniff";
import { sigmaArgument, splitTitle, usualUnit } from "@/doc/table/title";
import { type Role, idFrom, isConcentrationRole, isMeasured, measuredName, subject } from "./role";
import { type UnitOracle, isConcentration } from "./units";

export interface Column {
  readonly index: number;
  /** As in the file; "Column 3" where there is none. */
  readonly title: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  /** As written in the file, when the engine writes it otherwise. */
  readonly written?: string;
  readonly numbers: number;
  /** Whether the user chose the role. */
  readonly chosen: boolean;
}
/** What the user says of a column, by its title. */
export type ColumnChoices = Record<string, { readonly role?: Role; readonly unit?: string }>;

interface Raw {
  readonly index: number;
  readonly title: string;
  readonly name: string;
  readonly unit: string;
  readonly written: string | undefined;
  readonly numbers: number;
}

const cellText = (record: TableRecord | undefined, index: number) => {
  const cell: RawCell = record?.cells[index] ?? null;
  return cell === null ? "" : String(cell);
};

function rawColumns({ records, header, dialect }: Sniffed, units: UnitOracle): Raw[] {
  const titles = header.header === undefined ? undefined : records[header.header];
  const unitRow = header.unitRow ? records[header.first - 1] : undefined;
  const body = records.slice(header.first);
  const width = Math.max(titles?.cells.length ?? 0, ...(titles ? [] : body.slice(0, 50).map(({ cells }) => cells.length)));
  const isUnit = (unit: string) => units.kindOf(unit) !== undefined;
  const columns: Raw[] = [];
  for (let index = 0; index < width; index++) {
    const numbers = body.filter(({ cells }) => ["number", "below"].includes(readCell(cells[index] ?? null, dialect.decimal).kind)).length;
    const given = cellText(titles, index);
    const blank = given === "" && body.every(({ cells }) => isBlank(cells[index]));
    if (blank) continue;
    const { name, unit: inTitle } = splitTitle(given, isUnit);
    const beneath = cellText(unitRow, index).replace(/^[([]\s*(.*?)\s*[)\]]$/, "$1");
    const written = inTitle ?? (beneath === "" ? undefined : beneath);
    const unit = written === undefined ? "" : usualUnit(written, isUnit);
    columns.push({ index, title: given === "" ? `Column ${index + 1}` : given.replace(/\s+/g, " "), name: name === "" ? `Column ${index + 1}` : name, unit, written, numbers });
  }
  return columns;
}

/** The species that a title names: by its id, then by its name, also as [A] or c(A). */
function speciesOf(name: string, document: ProjectDocument): string | undefined {
  const plain = /^\[(.+)\]$/.exec(name)?.[1] ?? /^(?:c|conc\.?|concentration)\s*[_( ]\s*(?:of\s+)?(.+?)\)?$/i.exec(name)?.[1] ?? name;
  const find = (test: (id: string, label: string) => boolean) => document.species.find(({ id, name: label = "" }) => test(id, label))?.id;
  for (const wanted of [name, plain]) {
    const lower = wanted.toLowerCase();
    const found = find((id) => id === wanted) ?? find((_, label) => label.toLowerCase() === lower) ?? find((id) => id.toLowerCase() === lower && id.length > 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same words as the engine's own reader of CSV, and some more that are common. */
function roleOf(column: Raw, document: ProjectDocument, units: UnitOracle): Role | undefined {
  const { name } = column;
  const word = name.toLowerCase();
  const kind = units.kindOf(column.unit);
  const species = speciesOf(name, document);
  if (species !== undefined) return `species:${species}`;
  const observable = [...(document.observables ?? []).map(({ id }) => id), "V", "T_jacket"].find((id) => id === name);
  if (observable !== undefined) return `observable:${observable}`;
  if (/^(?:time|t|elapsed time|reaction time)$/.test(name === "T" ? "" : word)) return "time";
  if (name === "T" || /^(?:temperature|temp\.?|t ?reactor|tr)$/.test(word)) return "temperature";
  if (/^(?:experiment|run|exp\.?|batch|run ?(?:id|no\.?)|exp(?:eriment)? ?(?:id|no\.?))$/.test(word) && column.unit === "") return "experiment";
  if (/^(?:x|conversion|conv\.?)$/.test(word) && document.species[0] && (kind === undefined || kind === "number")) return `conversion:${document.species[0].id}`;
  const argument = sigmaArgument(name);
  if (argument !== undefined) return `sigma:${speciesOf(argument, document) ?? idFrom(argument, "species")}`;
  return undefined;
}

const fallback = (column: Raw, units: UnitOracle): Role => {
  const kind = units.kindOf(column.unit);
  if (column.numbers === 0 || /^(?:comments?|remarks?|notes?|sample(?: ?(?:id|no\.?))?|#|no\.?|index)$/i.test(column.name)) return "ignore";
  return column.unit === "" || kind === undefined || isConcentration(kind) ? `new:${idFrom(column.name, "species")}` : "ignore";
};

/** A species that was new when the choice was made is one of the project by now. */
const known = (role: Role | undefined, { species }: ProjectDocument): Role | undefined =>
  role?.startsWith("new:") && species.some(({ id }) => id === subject(role)) ? `species:${subject(role)}` : role;

/** A number without unit needs none to be written. */
const unitFor = (role: Role, unit: string) => (unit === "" && /^(?:conversion):/.test(role) ? "1" : unit);

export function mapColumns(sniffed: Sniffed, document: ProjectDocument, units: UnitOracle, choices: ColumnChoices = {}): Column[] {
  const raw = rawColumns(sniffed, units);
  const roles = raw.map((column) => roleOf(column, document, units));
  // Without a title that says time, the first column in a unit of time is it; without titles, the first of numbers.
  if (!roles.includes("time") && !Object.values(choices).some(({ role }) => role === "time")) {
    const untitled = sniffed.header.header === undefined;
    const at = raw.findIndex((column, index) => roles[index] === undefined && column.numbers > 0 && (untitled || units.kindOf(column.unit) === "time"));
    if (at >= 0) roles[at] = "time";
  }
  return raw.map((column, index) => {
    const choice = choices[column.title];
    const role = known(choice?.role, document) ?? roles[index] ?? fallback(column, units);
    const unit = choice?.unit ?? unitFor(role, column.unit);
    return { ...column, role, unit, ...(column.written !== undefined && column.written !== unit ? { written: column.written } : { written: undefined }), chosen: choice?.role !== undefined } as Column;
  });
}

export const measuredNames = (columns: readonly Column[]): string[] => columns.filter(({ role }) => isMeasured(role)).map(({ role }) => measuredName(role));
export const valueColumns = (columns: readonly Column[]): Column[] => columns.filter(({ role }) => isMeasured(role));
export const concentrationColumns = (columns: readonly Column[]): Column[] => columns.filter(({ role }) => isConcentrationRole(role));
