/** From a file and the user's choices to what the import would do. One pure function; the screen draws what it says. */
import type { ImportRecord, ProjectDocument } from "@/doc/types";
import { type Plan, type Start, makePlan, usualStart } from "./apply/plan";
import { type Question, askQuestions, summary } from "./apply/questions";
import { type Column, type ColumnChoices, mapColumns } from "./map/columns";
import { type Blocker, type Properties, findBlockers } from "./map/faults";
import { type Reading, readRows } from "./map/rows";
import type { UnitOracle } from "./map/units";
import { type Encoding, Unreadable, decode, isWorkbook } from "@/doc/table/decode";
import { type Sheet, readWorkbook } from "@/doc/table/workbook";
import { type DialectChoices, type Sniffed, sniffRecords, sniffText } from "./sniff/sniff";

/** All that the user may say; what she does not say is found out. Kept in the import record. */
export interface Choices {
  readonly encoding?: Encoding;
  readonly sheet?: string;
  readonly dialect: DialectChoices;
  readonly columns: ColumnChoices;
  readonly properties: Properties;
  readonly start: Start;
  readonly keepRecipes: boolean;
}
export const noChoices: Choices = { dialect: {}, columns: {}, properties: { molarMasses: {} }, start: usualStart, keepRecipes: true };

/** Choices of an earlier import; a member that this version does not know, or that is missing, does no harm. */
export const choicesOf = (record: ImportRecord): Choices => ({ ...noChoices, ...(record.choices as Partial<Choices>) });

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of a workbook; read once. */
  readonly sheets?: readonly Sheet[];
}
/** Opens a workbook, so that all that follows is immediate. @throws Unreadable */
export async function openSource(name: string, bytes: Uint8Array): Promise<SourceFile> {
  return isWorkbook(bytes) ? { name, bytes, sheets: await readWorkbook(bytes) } : { name, bytes };
}

export interface Interpretation {
  readonly encoding?: { readonly name: Encoding; readonly because: string };
  readonly sheet?: string;
  readonly sniffed: Sniffed;
  readonly columns: readonly Column[];
  readonly blockers: readonly Blocker[];
  readonly reading: Reading;
  readonly plan: Plan;
  readonly questions: readonly Question[];
  /** "60 rows read, 0 rejected, 1 question" */
  readonly summary: string;
}

const stem = (name: string) => name.replace(/\.[A-Za-z0-9]{1,5}$/, "");

function read({ bytes, sheets }: SourceFile, choices: Choices): Pick<Interpretation, "encoding" | "sheet" | "sniffed"> {
  if (sheets !== undefined) {
    const sheet = sheets.find(({ name }) => name === choices.sheet) ?? sheets.find(({ records }) => records.length > 1) ?? sheets[0];
    if (sheet === undefined) throw new Unreadable("The workbook has no sheet.", "Save it again, or export the table as CSV.");
    return { sheet: sheet.name, sniffed: sniffRecords(sheet.records, undefined, choices.dialect) };
  }
  const { text, encoding, because } = decode(bytes, choices.encoding);
  return { encoding: { name: encoding, because }, sniffed: sniffText(text, choices.dialect) };
}

/** @throws Unreadable */
export function interpret(source: SourceFile, choices: Choices, document: ProjectDocument, units: UnitOracle): Interpretation {
  const how = read(source, choices);
  const columns = mapColumns(how.sniffed, document, units, choices.columns);
  const blockers = findBlockers(columns, document, choices.properties, units);
  const reading = readRows(how.sniffed, columns, units);
  const noRows: Blocker[] = blockers.length === 0 && reading.groups.length === 0 ? [{ title: "No row can be read", detail: reading.rejected[0] ? `Line ${reading.rejected[0].line}: ${reading.rejected[0].detail} ${reading.rejected[0].hint}` : "There are no rows under the header." }] : [];
  const plan = makePlan({ reading, columns, start: choices.start, properties: choices.properties, document, fileName: stem(source.name) }, units);
  const questions = askQuestions(how.sniffed, columns, reading, how.encoding?.name, units);
  return { ...how, columns, blockers: [...blockers, ...noRows], reading, plan, questions, summary: summary(reading, questions.length) };
}
