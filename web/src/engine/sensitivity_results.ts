/** What the engine answers to a sensitivity study: what belongs to its method, and nothing else. */
import type { ResultBase, Values } from "./results";
import type { Distribution, SensitivityMethod } from "@/doc/sensitivity";

/** Absent: the run failed, or the output does not vary. */
type Maybe = number | null;
export type Interval = readonly [number, number];

export interface OutputFound {
  id: string;
  name: string;
  /** "1" where there is none */
  unit: string;
  value: Maybe;
}
export interface ParameterRange {
  id: string;
  value: number;
  unit: string;
  low: number;
  high: number;
  distribution: Distribution;
}
interface Pair {
  output: string;
  parameter: string;
}
export interface LocalEntry extends Pair {
  column: string;
  unit: string;
  absolute: Maybe[];
  normalized: Maybe[];
}
export interface LocalSummary extends Pair {
  absolute: Maybe;
  normalized: Maybe;
  unit: string;
  /** By the sensitivity equations; else by differences. */
  exact: boolean;
}
export interface SwingFound extends Pair {
  at_low: Maybe;
  at_high: Maybe;
  swing: Maybe;
}
export interface SobolIndex extends Pair {
  first: Maybe;
  first_ci: Interval | null;
  total: Maybe;
  total_ci: Interval | null;
  /** Why there are no indices. */
  not_applicable?: string;
}
export interface SecondOrderIndex {
  output: string;
  parameters: [string, string];
  value: number;
  ci: Interval;
}
export interface OutputVariance {
  output: string;
  mean: Maybe;
  variance: Maybe;
  std_deviation: Maybe;
  unit: string;
  samples: number;
}
export interface MorrisEffect extends Pair {
  mu: Maybe;
  mu_star: Maybe;
  sigma: Maybe;
  mu_star_ci: Interval | null;
}
export interface SensitivityResult extends ResultBase {
  kind: "sensitivity";
  method?: SensitivityMethod;
  outputs?: OutputFound[];
  parameters?: ParameterRange[];
  local?: { time: Values; entries: LocalEntry[]; summary: LocalSummary[] };
  tornado?: SwingFound[];
  sobol?: SobolIndex[];
  second_order?: SecondOrderIndex[];
  variance?: OutputVariance[];
  morris?: MorrisEffect[];
  evaluations?: number;
  failed?: number;
}
