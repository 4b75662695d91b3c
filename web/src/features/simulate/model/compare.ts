/** Scenarios side by side: in what they differ, and what comes of it. */
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import type { SimulateResult } from "@/engine/results";
import { prettyUnit } from "@/units/quantity";
import { knobsOf } from "./knobs";
import { recipeOf } from "./scenarios";
import { balanceRows, summaryRows } from "./summary";

export interface Compared {
  readonly study: SimulateStudy;
  readonly result: SimulateResult | undefined;
}
export interface CompareRow {
  readonly label: string;
  /** Of each scenario; nothing where it has none. */
  readonly cells: readonly (string | undefined)[];
}

/** In the order in which labels first appear. */
function rows(columns: readonly ReadonlyMap<string, string>[]): CompareRow[] {
  const labels = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return labels.map((label) => ({ label, cells: columns.map((column) => column.get(label)) }));
}

const controls: Readonly<Record<string, string>> = { isothermal: "isothermal", profile: "profile", adiabatic: "adiabatic", jacket: "jacket", setpoint: "controlled by the jacket" };

function conditions(document: ProjectDocument, study: SimulateStudy): Map<string, string> {
  const recipe = recipeOf(document, study);
  if (recipe === undefined) return new Map();
  const quantities = knobsOf({ ...document, parameters: [] }, { ...study, recipe }).map(({ label, value }): [string, string] => [label, prettyUnit(String(value))]);
  const control = recipe.temperature === undefined ? "isothermal" : "stages" in recipe.temperature ? "in stages" : controls[recipe.temperature.control]!;
  return new Map([["Reactor", recipe.reactor === "cstr" ? "CSTR" : "batch"], ["Temperature control", control], ...quantities]);
}

/** Conditions that are not the same in all of them. */
export const differences = (document: ProjectDocument, studies: readonly SimulateStudy[]): CompareRow[] =>
  rows(studies.map((study) => conditions(document, study))).filter(({ cells }) => cells.some((cell) => cell !== cells[0]));

export const outcomes = (compared: readonly Compared[]): CompareRow[] =>
  rows(
    compared.map(({ result }) => {
      if (result === undefined) return new Map<string, string>();
      return new Map([...summaryRows(result), ...balanceRows(result)].map(({ label, value, when }) => [label, when === undefined ? value : `${value} ${when}`]));
    }),
  );
