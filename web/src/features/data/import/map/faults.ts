/** What stands in the way of an import, column by column, each with its ways out. */
import type { ProjectDocument } from "@/doc/types";
import { type Column, concentrationColumns, measuredNames } from "./columns";
import { type Role, isConcentrationRole, isMeasured, subject, words } from "./role";
import { type UnitKind, type UnitOracle, concentrationUnits, unitsOf } from "./units";

export interface Blocker {
  readonly title: string;
  readonly detail: string;
  readonly column?: Column;
  readonly units?: readonly string[];
  readonly roles?: readonly Role[];
  /** The species whose molar mass is needed. */
  readonly molarMass?: string;
  readonly density?: true;
}
/** What the user adds for conversions; it is written to the document with the import. */
export interface Properties {
  readonly molarMasses: Record<string, string>;
  readonly density?: string;
}

/** Units that this column may have, and the words for them. */
export function unitChoices(role: Role): { units: readonly string[]; what: string } {
  if (role === "time") return { units: unitsOf.time, what: "a time" };
  if (role === "temperature") return { units: unitsOf.temperature, what: "a temperature" };
  if (isConcentrationRole(role)) return { units: concentrationUnits, what: "a concentration" };
  if (role.startsWith("conversion:")) return { units: unitsOf.number, what: "a number without dimension" };
  if (role === "observable:V") return { units: unitsOf.volume, what: "a volume" };
  if (role === "observable:T_jacket") return { units: unitsOf.temperature, what: "a temperature" };
  return { units: [...unitsOf.number, ...concentrationUnits], what: "the unit of the observable" };
}

function fits(role: Role, kind: UnitKind): boolean {
  if (role === "time" || role === "temperature") return kind === role;
  if (isConcentrationRole(role)) return kind === "concentration" || kind === "mass concentration" || kind === "weight fraction";
  if (role.startsWith("conversion:")) return kind === "number";
  if (role === "observable:V") return kind === "volume";
  if (role === "observable:T_jacket") return kind === "temperature";
  return true;
}

const refused: Record<string, string> = {
  "mol%": "says how much there is only beside everything else in the vessel",
  "vol%": "says how much there is only beside everything else in the vessel",
  equiv: "says how much there is only beside everything else in the vessel",
  eq: "says how much there is only beside everything else in the vessel",
};

function unitFault(column: Column, all: readonly Column[], document: ProjectDocument, oracle: UnitOracle): Blocker | undefined {
  const role: Role = column.role.startsWith("sigma:") ? (all.find((one) => isMeasured(one.role) && (subject(one.role) === subject(column.role) || words(one.role) === subject(column.role)))?.role ?? column.role) : column.role;
  const { units, what } = unitChoices(role);
  const way = { column, units };
  if (column.unit === "") {
    if (role.startsWith("observable:") && document.observables?.some(({ id, unit }) => id === subject(role) && (unit === undefined || unit === "1"))) return undefined;
    return { ...way, title: `"${column.title}" has no unit`, detail: `${words(column.role)} needs ${what}. Choose its unit.` };
  }
  if (column.unit in refused && isConcentrationRole(role)) return { ...way, title: `"${column.title}" is in ${column.unit}`, detail: `${column.unit} ${refused[column.unit]}. Choose another unit, or ignore the column.` };
  const kind = oracle.kindOf(column.unit);
  if (kind === undefined) return { ...way, title: `"${column.title}": the unit "${column.unit}" is not known`, detail: `${words(column.role)} needs ${what}. Choose what was meant, or ignore the column.` };
  if (!fits(role, kind)) return { ...way, title: `"${column.title}" is in ${column.unit}`, detail: `${column.unit} is not ${what}. Choose another unit, or change what the column holds.` };
  return undefined;
}

/** Columns that say the same. */
function twice(columns: readonly Column[]): Blocker[] {
  const seen = new Map<Role, Column>();
  return columns.flatMap((column): Blocker[] => {
    const first = column.role === "ignore" ? undefined : seen.get(column.role);
    if (first === undefined) {
      seen.set(column.role, column);
      return [];
    }
    return [{ column, roles: ["ignore"], title: `"${column.title}" and "${first.title}" are both ${words(column.role).toLowerCase() === "time" ? "the time" : words(column.role)}`, detail: "Ignore one of them, or change what it holds." }];
  });
}

function properties(columns: readonly Column[], document: ProjectDocument, given: Properties, oracle: UnitOracle): Blocker[] {
  return concentrationColumns(columns).flatMap((column) => {
    const kind = oracle.kindOf(column.unit);
    const id = subject(column.role);
    const species = document.species.find((one) => one.id === id);
    const known = given.molarMasses[id] ?? species?.molar_mass ?? species?.formula;
    const blockers: Blocker[] = [];
    if ((kind === "mass concentration" || kind === "weight fraction") && known === undefined)
      blockers.push({ column, molarMass: id, title: `The molar mass of ${id} is missing`, detail: `"${column.title}" is in ${column.unit}, which becomes mol/L by the molar mass of ${id}.` });
    if (kind === "weight fraction" && given.density === undefined && document.medium?.density === undefined)
      blockers.push({ column, density: true, title: "The density of the medium is missing", detail: `"${column.title}" is in wt%, which becomes mol/L by the density of the medium.` });
    return blockers;
  });
}

export function findBlockers(columns: readonly Column[], document: ProjectDocument, given: Properties, oracle: UnitOracle): Blocker[] {
  const blockers: Blocker[] = [];
  if (columns.length === 0) return [{ title: "No table was found", detail: "Choose another delimiter or header row, or drop a file that holds a header and rows of numbers." }];
  if (!columns.some(({ role }) => role === "time")) blockers.push({ title: "There is no column of times", detail: "Say below which column holds the time." });
  if (measuredNames(columns).length === 0) blockers.push({ title: "Nothing is measured", detail: "Say below which column holds a species or an observable." });
  const names = measuredNames(columns);
  for (const column of columns)
    if (column.role.startsWith("sigma:") && !names.includes(subject(column.role)))
      blockers.push({ column, roles: ["ignore"], title: `"${column.title}" is the standard deviation of ${subject(column.role)}, which has no column`, detail: "Ignore the column, or say which column it belongs to." });
  for (const column of columns)
    if (column.role !== "ignore" && column.role !== "experiment") {
      const fault = unitFault(column, columns, document, oracle);
      if (fault) blockers.push(fault);
    }
  return [...blockers, ...twice(columns), ...properties(columns, document, given, oracle)];
}
