/** What was understood but is worth a second look, in words. Nothing here stands in the way. */
import type { Column } from "../map/columns";
import { subject } from "../map/role";
import type { Reading } from "../map/rows";
import type { UnitOracle } from "../map/units";
import type { Sniffed } from "../sniff/sniff";

export interface Question {
  readonly id: "span" | "decimal" | "thousands" | "encoding" | "new species" | "late start" | "times" | "name";
  readonly text: string;
}
const number = (value: number) => Number(value.toPrecision(6)).toLocaleString("en-GB", { maximumFractionDigits: 6 });

/** "45,000 s = 12.5 h": in the unit in which a person would say it. */
function inWords(value: number, unit: string, units: UnitOracle): string {
  const seconds = units.convert(value, unit, "s");
  if (seconds === undefined) return "";
  const usual = seconds < 120 ? "s" : seconds < 7200 ? "min" : seconds < 172800 ? "h" : "d";
  const said = units.convert(value, unit, usual);
  return usual === unit || said === undefined ? "" : ` = ${number(said)} ${usual}`;
}

export function askQuestions(sniffed: Sniffed, columns: readonly Column[], reading: Reading, encoding: string | undefined, units: UnitOracle): Question[] {
  const questions: Question[] = [];
  const time = columns.find(({ role }) => role === "time");
  const times = reading.groups.flatMap(({ rows }) => rows.map((row) => row.time));
  if (time && times.length > 0 && units.kindOf(time.unit) === "time") {
    const last = times.reduce((most, value) => Math.max(most, value));
    const said = inWords(last, time.unit, units);
    if (said !== "") questions.push({ id: "span", text: `Span 0–${number(last)} ${time.unit}${said}. Right?` });
    if (last === 0) questions.push({ id: "times", text: "No row has a time after 0. A fit needs values at later times. Is it the right column?" });
    const late = reading.groups.filter(({ rows }) => (rows[0]?.time ?? 0) > 0);
    if (late.length > 0 && last > 0)
      questions.push({ id: "late start", text: `The first row${late.length > 1 ? ` of ${late.length} experiments` : ""} is at ${number(late[0]!.rows[0]!.time)} ${time.unit}, not at 0; its values are charged at the start. Right?` });
  }
  if (sniffed.doubtful !== undefined)
    questions.push({ id: "decimal", text: `"${sniffed.doubtful}" was read with a decimal ${sniffed.dialect.decimal === "," ? "comma" : "point"}${sniffed.dialect.decimal === "." && sniffed.doubtful.includes(",") ? ", so its comma parts thousands" : ""}. Right?` });
  else if (reading.grouped) questions.push({ id: "thousands", text: `Line ${reading.grouped.line}: "${reading.grouped.text}" was read as ${reading.grouped.number}, with thousands separators. Right?` });
  if (encoding === "Latin-1") questions.push({ id: "encoding", text: "The file is not UTF-8 and was read as Latin-1. Are letters such as ° and µ right below?" });
  const fresh = columns.filter(({ role, chosen }) => role.startsWith("new:") && !chosen).map(({ role }) => subject(role));
  if (fresh.length > 0) questions.push({ id: "new species", text: `${fresh.join(", ")} ${fresh.length === 1 ? "is a new species" : "are new species"} of the project. Right?` });
  return questions;
}

const count = (much: number, what: string) => `${much.toLocaleString("en-GB")} ${what}${much === 1 ? "" : "s"}`;
/** "60 rows read, 0 rejected, 1 question" */
export const summary = ({ rows, rejected }: Reading, questions: number): string => `${count(rows, "row")} read, ${rejected.length} rejected, ${count(questions, "question")}`;
