/** The result document, "format": "pharmaflow-result/1", and the problem document: what the engine answers. */
import type { SafetyResult } from "./safety_results";
import type { RankResult, ScaleUpResult } from "./scaleup_results";
import type { SensitivityResult } from "./sensitivity_results";
import type { WilsonResult } from "./wilson_results";

export interface Values {
  unit: string;
  values: number[];
}
export interface SeriesColumn {
  id: string;
  quantity: string;
  unit: string;
  values: (number | null)[];
  /** The band of uncertainty: 2.5 and 97.5 %. */
  low?: (number | null)[];
  high?: (number | null)[];
}
export interface Series {
  time: Values;
  columns: SeriesColumn[];
}
export interface Warning {
  code: string;
  message: string;
  path?: string;
}
export interface SolverStatistics {
  method: string;
  steps: number;
  rejected_steps: number;
  rhs_evaluations: number;
  jacobian_evaluations: number;
  switches: number;
  /** When the method was changed, and why. */
  switch_log?: SolverSwitch[];
}
export interface SolverSwitch {
  time: number;
  time_unit: string;
  from: string;
  to: string;
  reason: string;
}
export interface Provenance {
  engine: string;
  document_sha256: string;
  seed: number;
}
export interface ResultBase {
  format: "pharmaflow-result/1";
  study: string;
  status: "ok" | "failed" | "cancelled";
  /** In words, when the status is not ok. */
  reason?: string;
  message?: string;
  balances: Record<string, number | null>;
  warnings: Warning[];
  solver: SolverStatistics;
  provenance: Provenance;
}

export interface EstimatedParameter {
  id: string;
  value: number;
  unit: string;
  std_error: number | null;
  ci95: [number, number] | null;
  estimated: boolean;
  at_bound: "lower" | "upper" | null;
  experiment?: string;
}
export interface Residuals {
  observable: string;
  unit: string;
  time_unit: string;
  time: number[];
  measured: number[];
  predicted: number[];
  residual: number[];
  standardized: number[];
}
export interface FitStatistics {
  observations: number;
  parameters: number;
  degrees_of_freedom: number;
  ssr: number;
  r_squared: number | null;
  rmse: number;
  log_likelihood: number | null;
  aic: number | null;
  aicc: number | null;
  bic: number | null;
  shapiro_wilk: { w: number; p: number } | null;
  durbin_watson: number | null;
}
export interface FitIteration {
  iteration: number;
  ssr: number;
  parameters: number[];
}
export interface FitResult extends ResultBase {
  kind: "fit";
  parameters: EstimatedParameter[];
  pre_exponential?: { reaction: string; id: string; value: number; unit: string; std_error: number | null }[];
  correlation: { ids: string[]; matrix: (number | null)[][] };
  statistics: FitStatistics;
  convergence: { converged: boolean; reason: string; iterations: number; ode_solves: number; history: FitIteration[] };
  experiments: { id: string; series: Series; residuals: Residuals[] }[];
}

export interface Extremum {
  value: number;
  unit: string;
  time?: number;
  time_unit?: string;
}
/** An exact crossing of a condition. */
export interface EventRecord {
  id: string;
  time: number;
  unit: string;
  direction: "rising" | "falling";
  /** The run ended there. */
  stopped: boolean;
  state: { id: string; quantity: string; value: number; unit: string }[];
}
export interface SteadyState {
  concentrations: { id: string; value: number; unit: string }[];
  temperature: { value: number; unit: string };
  jacket_temperature?: { value: number; unit: string };
  stable: boolean;
  /** Pairs of real and imaginary part. */
  eigenvalues: [number, number][];
  eigenvalue_unit: string;
}
export interface SimulateResult extends ResultBase {
  kind: "simulate";
  /** Instead of series, summary and events, where they were asked for. */
  steady_states?: SteadyState[];
  series?: Series;
  summary?: {
    final_temperature?: Extremum;
    maximum_temperature?: Extremum;
    final_volume?: Extremum;
    adiabatic_temperature_rise?: Extremum;
    conversion?: Record<string, number>;
    yield?: Record<string, Record<string, number>>;
    selectivity?: Record<string, Record<string, number>>;
    peak_heat_flow?: Extremum;
    maximum_accumulation?: Extremum;
  };
  events?: EventRecord[];
}
export type ResultDocument = FitResult | SimulateResult | ScaleUpResult | RankResult | SafetyResult | SensitivityResult | WilsonResult;

export interface Fault {
  pointer: string;
  code: string;
  detail: string;
  hint?: string;
}
/** RFC 9457. */
export interface Problem {
  type: string;
  code: string;
  status: number;
  title: string;
  detail?: string;
  errors?: Fault[];
}
