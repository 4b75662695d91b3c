/** A table of cooling curves, as spreadsheets copy it or loggers write it: time, temperature, jacket, and the speed where one table holds several. */
import { type Decimal, findDecimal, readCell } from "@/doc/table/number";
import { announcedDelimiter, type Delimiter, isBlankRecord, readRecords, type TableRecord } from "@/doc/table/records";
import { splitTitle, usualUnit } from "@/doc/table/title";
import type { CoolingCurve, CurveColumn } from "@/doc/wilson";

export interface Units {
  readonly isUnit: (unit: string) => boolean;
  readonly sameDimension: (a: string, b: string) => boolean;
}
export interface TableFault {
  readonly what: string;
  readonly hint: string;
}
export type ReadCurves = { readonly curves: CoolingCurve[]; readonly skipped: number } | TableFault;

type Role = "time" | "temperature" | "jacket" | "speed";
const roles: readonly { role: Role; name: RegExp; like: string; words: string; example: string }[] = [
  { role: "jacket", name: /jacket|mantle|mantel|bath|coolant|service|^T_?j/i, like: "degC", words: "the jacket's temperature", example: "jacket [°C]" },
  { role: "speed", name: /speed|stir|agitat|rpm|^N$/i, like: "rpm", words: "the speed", example: "speed [rpm]" },
  { role: "time", name: /^t\b/, like: "s", words: "the time", example: "time [min]" },
  { role: "time", name: /^(?:time|zeit)\b/i, like: "s", words: "the time", example: "time [min]" },
  { role: "temperature", name: /temp|content|reactor|liquid|batch|^T(?:_?[rm])?$/i, like: "degC", words: "the temperature of the contents", example: "T [°C]" },
];
const needed: readonly Role[] = ["time", "temperature", "jacket"];
const describe = (role: Role) => roles.find((one) => one.role === role)!;

interface Heading {
  readonly column: number;
  readonly title: string;
  readonly unit: string | undefined;
}

function delimiterOf(text: string): Delimiter {
  const [first = ""] = text.split("\n");
  return announcedDelimiter(text) ?? (text.includes("\t") ? "\t" : first.includes(";") ? ";" : ",");
}

/** The first line that names time and temperatures. */
function findHeader(records: readonly TableRecord[], units: Units) {
  for (const [index, { cells }] of records.slice(0, 30).entries()) {
    const found = new Map<Role, Heading>();
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== "string" || cell === "") continue;
      const { name, unit } = splitTitle(cell, units.isUnit);
      const role = roles.find((one) => one.name.test(name))?.role;
      const usual = unit ?? (role === "speed" && /rpm/i.test(name) ? "rpm" : undefined);
      if (role !== undefined && !found.has(role)) found.set(role, { column, title: cell, unit: usual && usualUnit(usual, units.isUnit) });
    }
    if (found.size > 1) return { index, found };
  }
  return undefined;
}

function unitFault(role: Role, { title, unit }: Heading, { sameDimension }: Units): TableFault | undefined {
  const { words, example, like } = describe(role);
  if (unit === undefined) return { what: `The column "${title}" has no unit.`, hint: `Write it in the header, for example ${example}.` };
  return sameDimension(unit, like) ? undefined : { what: `"${unit}" is no unit of ${words}.`, hint: `Write the header as ${example}.` };
}

export function readCurves(text: string, units: Units): ReadCurves {
  return curvesOf(readRecords(text.trim().replace(/^sep=.\n/i, ""), delimiterOf(text.trim())), units);
}

/** @param records of a table or of a sheet, its header among the first lines */
export function curvesOf(records: readonly TableRecord[], units: Units): ReadCurves {
  const header = findHeader(records, units);
  if (header === undefined) return { what: "The table has no header that names a time and temperatures.", hint: "Begin it with a line such as: time [min], T [°C], jacket [°C], speed [rpm]." };
  const { found } = header;
  for (const role of needed)
    if (!found.has(role)) return { what: `There is no column of ${describe(role).words}.`, hint: `Add one with the header ${describe(role).example}.` };
  for (const [role, heading] of found) {
    const fault = unitFault(role, heading, units);
    if (fault) return fault;
  }
  const rows = records.slice(header.index + 1).filter((record) => !isBlankRecord(record));
  const { decimal } = findDecimal(rows.flatMap(({ cells }) => [...found.values()].map(({ column }) => cells[column] ?? null)), "");
  const readings: Reading[] = [];
  for (const row of rows) {
    const reading = readingOf(row, found, decimal);
    if (reading === undefined) continue;
    if ("what" in reading) return reading;
    readings.push(reading);
  }
  const curves = grouped(readings, (role) => found.get(role)!.unit!);
  if (curves.length === 0) return { what: "The table has no row with a time and both temperatures.", hint: "Copy the header together with the rows below it." };
  const short = curves.find((curve) => curve.time.values.length < 3);
  if (short) return { what: `The curve${short.speed === undefined ? "" : ` at ${short.speed}`} has ${short.time.values.length === 1 ? "one reading" : "two readings"}; U needs three.`, hint: "Readings of one speed stand together, ordered by time." };
  return { curves, skipped: rows.length - readings.length };
}

interface Reading {
  readonly time: number;
  readonly temperature: number;
  readonly jacket: number;
  readonly speed?: number;
}
/** Nothing where a cell is empty. */
function readingOf({ cells, line }: TableRecord, found: ReadonlyMap<Role, Heading>, decimal: Decimal): Reading | TableFault | undefined {
  const values: Partial<Record<Role, number>> = {};
  for (const [role, { column, title }] of found) {
    const cell = readCell(cells[column] ?? null, decimal);
    if (cell.kind === "number") values[role] = cell.number;
    else if (cell.kind !== "missing") return { what: `Line ${line}: "${cells[column]}" under "${title}" is no number.`, hint: "Correct the cell, or empty it: rows with an empty cell are left out." };
  }
  return [...found.keys()].every((role) => values[role] !== undefined) ? (values as unknown as Reading) : undefined;
}

/** A curve ends where the speed changes, or where the time begins anew. */
function grouped(readings: readonly Reading[], unitOf: (role: Role) => string): CoolingCurve[] {
  const curves: (CoolingCurve & { jacket_temperature: CurveColumn })[] = [];
  for (const { time, temperature, jacket, speed } of readings) {
    const written = speed === undefined ? undefined : `${speed} ${unitOf("speed")}`;
    let curve = curves.at(-1);
    if (curve === undefined || curve.speed !== written || time < curve.time.values.at(-1)!) {
      const column = (role: Role): CurveColumn => ({ unit: unitOf(role), values: [] });
      curve = { ...(written !== undefined && { speed: written }), time: column("time"), temperature: column("temperature"), jacket_temperature: column("jacket") };
      curves.push(curve);
    }
    curve.time.values.push(time);
    curve.temperature.values.push(temperature);
    curve.jacket_temperature.values.push(jacket);
  }
  return curves;
}
