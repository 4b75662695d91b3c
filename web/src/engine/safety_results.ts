/** What the engine answers to a safety study. A run that was ended early has `normal` alone. */
import type { Extremum, ResultBase, Series, SimulateResult } from "./results";
import type { Answer, Figure } from "./scaleup_results";

export type Band = "low" | "medium" | "high";

export interface SafetyNumbers {
  verdict: string;
  adiabatic_rise: Figure;
  severity: Band;
  decomposition_rise?: Figure;
  mtsr: Figure & { time: number; time_unit: string; formula: Figure; integrated?: Extremum };
  tmr_ad?: { integrated: Answer; zero_order: Figure; at: Figure };
  td24?: Figure;
  td24_integrated?: Figure;
  /** Stoessel's, 1 to 5; null without the limit or the decomposition. */
  class: number | null;
  class_words: string;
  /** Of the draws of the parameters, in classes 1 to 5. */
  class_shares?: number[];
  temperatures: { process: Figure; mtsr: Figure; max: Figure | null; td24: Figure | null };
  probability?: { words: string; band: Band };
  feed?: { maximum_rate: Answer; minimum_time: Answer; recipe_time: Figure; limited_by?: string };
  semenov?: { stable: boolean; critical_power: Figure; actual: Figure; critical_over_temperature: Figure };
  /** T, X_accumulated, mtsr, mtsr_integrated, tmr_ad against the time at which the cooling fails. */
  profile: Series;
  failure?: { time: Figure; series: Series; tmr_ad?: Figure };
  uncertainty?: { samples: number; failed: number };
}
export interface SafetyResult extends ResultBase, Partial<SafetyNumbers> {
  kind: "safety";
  normal?: { series: Series; summary: SimulateResult["summary"] };
}
/** One that was computed to its end. */
export type SafetyAnswer = SafetyResult & SafetyNumbers;
export const isSafetyAnswer = (result: SafetyResult): result is SafetyAnswer => result.mtsr !== undefined && result.profile !== undefined;
