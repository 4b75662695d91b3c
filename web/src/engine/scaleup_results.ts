/** What the engine answers to a scale-up and to the ranking of vessels. */
import type { ResultBase, Series, SimulateResult } from "./results";

/** A number with its unit, or the reason why there is none. */
export interface Figure {
  value: number;
  unit: string;
  std_error?: number | null;
  ci95?: [number, number] | null;
}
export interface NotApplicable {
  not_applicable: string;
}
export type Answer = Figure | NotApplicable;
export const isFigure = (answer: Answer | undefined): answer is Figure => answer !== undefined && "value" in answer;

export type ConditionValue = Answer & { id: string; name: string; ratio?: number };
export interface Limit {
  code: string;
  severity: "note" | "warning" | "broken";
  message: string;
}
export interface DamkohlerNumbers {
  reaction: string;
  macro: Answer;
  micro: Answer;
  band: "unknown" | "not mixing-limited" | "sensitive" | "mixing-controlled";
}
export interface DosingFound {
  strategy: "as_recipe" | "heat_limited";
  time: Answer;
  recipe_time: Figure;
  rise_at_recipe?: Figure;
  limited_by?: string;
}
/** What a cooling failure at the worst moment would do. */
export interface CoolingFailure {
  mtsr?: Answer;
  /** Stoessel's, 1 to 5. */
  class?: number;
  td24?: Answer;
  /** Of the dosing. */
  time?: Answer;
}
/** With the dosing that was found, and beside it with that of the recipe. */
export interface SafetyFound extends CoolingFailure {
  limit?: Answer;
  /** "the boiling point" */
  limit_words?: string;
  recipe?: CoolingFailure;
}
interface Spread {
  std_error?: number | null;
  ci95?: [number, number] | null;
}
interface VesselRun {
  series?: Series;
  summary?: SimulateResult["summary"] & { spread?: { conversion?: Record<string, Spread>; yield?: Record<string, Record<string, Spread>> } };
}
export interface RuleResult extends VesselRun {
  rule: string;
  name: string;
  speed: Answer;
  conditions: ConditionValue[];
  damkohler: DamkohlerNumbers[];
  limits: Limit[];
  dosing?: DosingFound;
  /** Why heat was not simulated. */
  heat?: NotApplicable;
  safety?: SafetyFound;
  verdict: string;
}
export interface TargetResult {
  vessel: string;
  volume: Figure;
  /** Its volume over that of the base. */
  scale: number;
  rules: RuleResult[];
  /** The rule that the verdict speaks of. */
  rule?: string;
  verdict: string;
}
export interface BaseResult extends VesselRun {
  vessel: string;
  speed: Answer;
  volume: Figure;
  conditions: ConditionValue[];
  limits: Limit[];
}
export interface ScaleUpResult extends ResultBase {
  kind: "scaleup";
  base: BaseResult;
  targets: TargetResult[];
  verdict: string;
}

export interface Criterion {
  id: string;
  required?: Answer;
  available?: Answer;
  ratio?: number | null;
  /** Of the draws; an end that has no ratio is null. */
  ratio_ci95?: [number | null, number | null];
  ok: boolean;
  words: string;
}
export interface RankedVessel {
  vessel: string;
  feasible: boolean;
  /** Of the draws of the parameters. */
  feasible_share?: number;
  /** The id of the criterion that is nearest to its limit, or beyond it. */
  limiting?: string;
  score: number;
  criteria: Criterion[];
  verdict: string;
}
export interface RankResult extends ResultBase {
  kind: "rank";
  /** Best first. */
  vessels: RankedVessel[];
  verdict?: string;
}
