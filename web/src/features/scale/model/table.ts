/** The comparison: conditions × (base, target × rule), each with its ratio to the base, its limits and its reasons. */
import type { Answer, BaseResult, CoolingFailure, Figure, Limit, RuleResult, ScaleUpResult, TargetResult } from "@/engine/scaleup_results";
import { isFigure } from "@/engine/scaleup_results";
import type { Extremum } from "@/engine/results";
import { shownRule } from "./chosen";
import { figureText, intervalText, litresText } from "@/ui/figures";
import { prettyUnit } from "@/units/quantity";

export interface Cell {
  readonly text: string;
  /** To the base. */
  readonly ratio?: number;
  /** Why there is no number. */
  readonly reason?: string;
  /** What is broken or near here. */
  readonly limits: readonly Limit[];
  readonly interval?: string | undefined;
  /** All digits, for copies. */
  readonly number: number | null;
  readonly unit: string;
}
export interface Column {
  readonly key: string;
  readonly vessel: string;
  /** None: the base. */
  readonly rule?: string;
  readonly name: string;
  /** The verdict speaks of it. */
  readonly chosen: boolean;
}
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly (Cell | undefined)[];
}
export interface Without {
  readonly label: string;
  readonly reason: string;
}
export interface Comparison {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Conditions without a number anywhere, and why: the first reason. */
  readonly without: readonly Without[];
  /** Rules that give no speed in any target, and why. */
  readonly silent: readonly Without[];
}

/** The row at which a limit is marked; others are marked at the speed, from which they come. */
const places: Readonly<Record<string, string>> = {
  above_capacity: "volume",
  above_working_volume: "volume",
  below_working_volume: "volume",
  impeller_not_covered: "liquid_height",
  other_baffles: "power_number",
  impellers_close: "power_number",
  below_just_suspended: "suspension_ratio",
  flooding: "gas_flow_number",
  gas_not_dispersed: "gas_flow_number",
  power_per_volume_raised: "power_per_volume",
  power_per_volume_lowered: "power_per_volume",
  blend_time_longer: "blend_time",
  tip_speed_raised: "tip_speed",
};
export const rowOfLimit = (code: string, rows: ReadonlySet<string>): string => {
  const place = places[code];
  return place !== undefined && rows.has(place) ? place : "speed";
};

type Part = { readonly column: Column; readonly of: BaseResult | RuleResult; readonly target: TargetResult | undefined };
interface Draft {
  readonly id: string;
  readonly label: string;
  readonly answer: Answer | undefined;
  readonly ratio?: number | undefined;
  readonly shown?: string | undefined;
}

const peak = (id: string, label: string, extremum: Extremum | undefined): Draft[] => (extremum === undefined ? [] : [{ id, label, answer: extremum }]);
type Spread = Pick<Figure, "std_error" | "ci95">;
const share = (id: string, label: string, value: number, { std_error, ci95 }: Spread = {}): Draft => ({
  id,
  label,
  answer: { value: 100 * value, unit: "%", ...(std_error != null && { std_error: 100 * std_error }), ...(ci95 != null && { ci95: [100 * ci95[0], 100 * ci95[1]] }) },
});

function failure(stem: string, when: string, found: CoolingFailure | undefined): Draft[] {
  return [
    ...(found?.mtsr === undefined ? [] : [{ id: `${stem}mtsr`, label: `MTSR${when}`, answer: found.mtsr }]),
    ...(found?.class === undefined ? [] : [{ id: `${stem}class`, label: `Stoessel class${when}`, answer: { value: found.class, unit: "1" } }]),
  ];
}

/** What the chemistry does there: dosing, temperatures, conversion, what a cooling failure would reach. */
function outcome({ of, target }: Part, recipeTime: Figure | undefined): Draft[] {
  const { summary } = of;
  const { dosing, safety, heat } = of as Partial<RuleResult>;
  const pairs = (word: string, values: Record<string, Record<string, number>> = {}) =>
    Object.entries(values).flatMap(([product, on]) => Object.entries(on).map(([reactant, value]) => share(`${word} ${product} ${reactant}`, `${word} of ${product} on ${reactant}`, value, summary?.spread?.yield?.[product]?.[reactant])));
  return [
    ...(dosing !== undefined ? [{ id: "dosing", label: "Dosing time", answer: dosing.time }] : target === undefined && recipeTime !== undefined ? [{ id: "dosing", label: "Dosing time", answer: recipeTime }] : []),
    ...(heat === undefined ? peak("maximum_temperature", "Highest temperature", summary?.maximum_temperature) : [{ id: "maximum_temperature", label: "Highest temperature", answer: heat }]),
    ...peak("peak_heat_flow", "Highest heat flow", summary?.peak_heat_flow),
    ...(summary?.maximum_accumulation === undefined ? [] : [share("maximum_accumulation", "Highest accumulation", summary.maximum_accumulation.value, summary.maximum_accumulation as Spread)]),
    ...failure("", "", safety),
    ...failure("recipe_", " with the recipe's dosing", safety?.recipe),
    ...Object.entries(summary?.conversion ?? {}).map(([id, value]) => share(`conversion ${id}`, `Conversion of ${id}`, value, summary?.spread?.conversion?.[id])),
    ...pairs("Yield", summary?.yield),
  ];
}

const conditions = ({ of, target }: Part, base: BaseResult): Draft[] => {
  const volume = target?.volume ?? base.volume;
  return [
    { id: "volume", label: "Liquid at the end", answer: volume, ratio: target?.scale, shown: litresText(volume) },
    ...of.conditions.map((condition) => ({ id: condition.id, label: condition.name, answer: condition, ratio: target === undefined ? undefined : condition.ratio })),
  ];
};

function cellOf({ answer, ratio, shown }: Draft, limits: readonly Limit[]): Cell {
  if (!isFigure(answer)) return { text: "n/a", reason: answer?.not_applicable ?? "Not computed.", limits, number: null, unit: "" };
  return {
    text: shown ?? figureText(answer),
    ...(ratio !== undefined && { ratio }),
    limits,
    interval: intervalText(answer),
    number: answer.value,
    unit: answer.unit,
  };
}

/** A rule without a speed has nothing but the reason why. */
function withoutSpeed(rule: RuleResult): Draft[] {
  return [{ id: "speed", label: "Stirring speed", answer: rule.speed }];
}

/** Rules that give no speed in any target take no column. */
function silentRules({ targets }: ScaleUpResult): Map<string, Without> {
  const found = new Map<string, Without>();
  for (const { rule, name, speed } of targets.flatMap(({ rules }) => rules)) if (!isFigure(speed) && !found.has(rule)) found.set(rule, { label: name, reason: speed.not_applicable });
  for (const { rule, speed } of targets.flatMap(({ rules }) => rules)) if (isFigure(speed)) found.delete(rule);
  return found;
}

function partsOf({ base, targets }: ScaleUpResult, wanted: string | undefined, all: boolean, silent: ReadonlyMap<string, Without>): Part[] {
  const first: Part = { column: { key: "base", vessel: base.vessel, name: "Base", chosen: false }, of: base, target: undefined };
  const others = targets.flatMap((target): Part[] => {
    const chosen = shownRule(target, wanted);
    const rules = target.rules.filter((rule) => rule === chosen || (all && !silent.has(rule.rule)));
    return rules.map((rule) => ({ column: { key: `${target.vessel}/${rule.rule}`, vessel: target.vessel, rule: rule.rule, name: rule.name, chosen: rule === chosen }, of: rule, target }));
  });
  return [first, ...others];
}

const isEmpty = ({ id, cells }: Row) => id !== "speed" && cells.every((cell) => cell === undefined || cell.reason !== undefined);

/** @param wanted the rule that was chosen @param all every rule, else the chosen one of each target */
export function comparison(result: ScaleUpResult, wanted: string | undefined, all: boolean): Comparison {
  const silent = silentRules(result);
  const parts = partsOf(result, wanted, all, silent);
  const recipeTime = result.targets.flatMap(({ rules }) => rules).find(({ dosing }) => dosing !== undefined)?.dosing?.recipe_time;
  const drafts = parts.map((part) => ("rule" in part.of && !isFigure(part.of.speed) ? withoutSpeed(part.of) : [...conditions(part, result.base), ...outcome(part, recipeTime)]));
  const labels = new Map(drafts.flat().map(({ id, label }): [string, string] => [id, label]));
  const ids = new Set(labels.keys());
  const rows = [...labels].map(([id, label]): Row => ({
    id,
    label,
    cells: parts.map(({ of }, place) => {
      const draft = drafts[place]!.find((one) => one.id === id);
      return draft && cellOf(draft, of.limits.filter(({ code }) => rowOfLimit(code, ids) === id));
    }),
  }));
  return {
    columns: parts.map(({ column }) => column),
    rows: rows.filter((row) => !isEmpty(row)),
    without: rows.filter(isEmpty).map(({ label, cells }) => ({ label, reason: cells.find((cell) => cell !== undefined)!.reason! })),
    silent: [...silent.values()],
  };
}

/** For spreadsheets: numbers with all their digits, units in a column of their own, ratios behind the numbers. */
export function copied({ columns, rows }: Comparison, nameOf: (vessel: string) => string): { head: string[]; body: string[][] } {
  const head = ["Condition", "Unit", ...columns.flatMap(({ vessel, rule, name }) => (rule === undefined ? [nameOf(vessel)] : [`${nameOf(vessel)}, ${name}`, "ratio to the base"]))];
  const body = rows.map(({ label, cells }) => {
    const unit = cells.find((cell) => cell !== undefined && cell.number !== null)?.unit ?? "";
    return [
      label,
      prettyUnit(unit),
      ...columns.flatMap(({ rule }, place) => {
        const cell = cells[place];
        const value = cell === undefined ? "" : cell.number === null ? `n/a: ${cell.reason}` : String(cell.number);
        return rule === undefined ? [value] : [value, cell?.ratio === undefined ? "" : String(cell.ratio)];
      }),
    ];
  });
  return { head, body };
}
