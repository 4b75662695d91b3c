/** A study of which parameters an outcome hangs on, as the engine reads it. */
import type { Quantity, Recipe, ResultUnits, Tolerances } from "./types";

export type SensitivityMethod = "local" | "one_at_a_time" | "sobol" | "morris";
export type Distribution = "uniform" | "log_uniform" | "normal" | "log_normal";

/** One of low and high, the standard error, or a factor; without any ± 10 %. */
export interface VariedParameter {
  id: string;
  low?: Quantity;
  high?: Quantity;
  std_error?: Quantity;
  factor?: number;
  distribution?: Distribution;
}

export type SummaryQuantity = "conversion" | "yield" | "selectivity" | "maximum_temperature" | "peak_heat_flow" | "maximum_accumulation";
/** One of `observable`, `summary` and `time_to`. */
export interface SensitivityOutput {
  id?: string;
  name?: string;
  /** A species, an observable, T, V or T_jacket. */
  observable?: string;
  /** end, max, min, mean, or a time */
  at?: string;
  summary?: SummaryQuantity;
  reactant?: string;
  product?: string;
  time_to?: { observable: string; value?: Quantity };
}

export interface SensitivityStudy {
  id: string;
  name?: string;
  kind: "sensitivity";
  recipe?: Recipe;
  experiment?: string;
  method?: SensitivityMethod;
  /** By default every parameter that is not derived. */
  parameters?: (string | VariedParameter)[];
  /** By default every species at the end, and the highest temperature. */
  outputs?: SensitivityOutput[];
  /** Times of the local curves. */
  points?: number;
  /** N of Sobol' indices, trajectories of Morris. */
  samples?: number;
  second_order?: boolean;
  levels?: number;
  confidence?: number;
  resamples?: number;
  seed?: number;
  tolerances?: Tolerances;
  units?: ResultUnits;
}
