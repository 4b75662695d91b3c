/** Every number of an assessment, with the equation that gave it: docs/models/safety.md. */
import type { SafetyAnswer } from "@/engine/safety_results";
import { type Answer, isFigure } from "@/engine/scaleup_results";
import { figureText, intervalText } from "@/ui/figures";
import { readable } from "./readable";

export interface NumberRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly interval?: string;
  readonly note?: string;
  readonly formula: string;
  readonly source: string;
  /** Every digit, for copies. */
  readonly exact?: { readonly value: number; readonly unit: string; readonly std_error?: number | null };
}
const stoessel = "Stoessel, Thermal Safety of Chemical Processes, Wiley 2008";
const townsend = "Townsend & Tou, Thermochim. Acta 37 (1980) 1";
const semenov = "Semenov, Z. Phys. 48 (1928) 571";

type Told = Pick<NumberRow, "formula" | "source"> & { readonly note?: string | undefined };

function row(id: string, label: string, answer: Answer | undefined | null, { note, ...told }: Told): NumberRow[] {
  if (answer === undefined || answer === null) return [];
  const extra = note === undefined ? {} : { note };
  if (!isFigure(answer)) return [{ id, label, value: "n/a", note: answer.not_applicable, ...told }];
  const interval = intervalText(readable(answer));
  return [{ id, label, value: figureText(readable(answer)), ...(interval !== undefined && { interval }), exact: answer, ...extra, ...told }];
}

export function numbersOf(a: SafetyAnswer): NumberRow[] {
  const { mtsr, tmr_ad, feed, semenov: stability, temperatures } = a;
  return [
    ...row("process", "Process temperature", temperatures.process, { formula: "The highest that the recipe sets, else that of the charge.", source: "The recipe" }),
    ...row("adiabatic_rise", "Adiabatic rise", a.adiabatic_rise, { note: `Severity ${a.severity}`, formula: "ΔT_ad = Q(everything charged and fed) / (ρ c_p V + C_vessel); below 50 K low, to 200 K medium, above high", source: stoessel }),
    ...row("mtsr", "MTSR", mtsr, { note: `Cooling fails at ${figureText({ value: mtsr.time, unit: mtsr.time_unit })}`, formula: "MTSR = max over t of T(t) + Q(n(t)) / C(V(t)); the hotter of this and of the integrated failure", source: stoessel }),
    ...row("mtsr_integrated", "Highest temperature of the failure, integrated", mtsr.integrated, { formula: "The desired reactions alone, run adiabatically for 24 h from each instant", source: "Integrated" }),
    ...row("max", "Maximum technical temperature, MTT", temperatures.max, { formula: "As entered, else the boiling point of the medium", source: "The study" }),
    ...row("td24", "TD24", a.td24, { formula: "TMR_ad(T) = 24 h with TMR_ad = c_p R T² / (q(T) E_a)", source: townsend }),
    ...row("td24_integrated", "TD24, integrated", a.td24_integrated, { formula: "24 h = ∫ c_p dT / q(T, x), to the inflection of the rate", source: "Integrated" }),
    ...row("decomposition_rise", "Adiabatic rise of the decomposition", a.decomposition_rise, { formula: "ΔT_d = E / c_p, with the vessel as thermal mass", source: stoessel }),
    ...row("tmr_zero", "Time to maximum rate at the MTSR, zero order", tmr_ad?.zero_order, { note: a.probability?.words, formula: "TMR_ad = c_p R T² / (q(T) E_a); above 24 h low, 8 to 24 h medium, below high probability", source: townsend }),
    ...row("tmr_integrated", "Time to maximum rate at the MTSR, integrated", tmr_ad?.integrated, { formula: "TMR_ad = ∫ c_p dT / q(T, x) from the MTSR to the highest rate", source: "Integrated" }),
    ...row("minimum_time", "Shortest safe dosing", feed?.minimum_time, { note: feed?.limited_by === undefined ? undefined : `Limited by ${feed.limited_by}`, formula: "All feeds stretched alike until the MTSR is below MTT and TD24", source: "Root of the MTSR, to 0.2 %" }),
    ...row("recipe_time", "Dosing of the recipe", feed?.recipe_time, { formula: "From the first to the last drop of all feeds", source: "The recipe" }),
    ...row("maximum_rate", "Largest safe feed rate", feed?.maximum_rate, { formula: "The largest flow of all feeds together at the shortest safe dosing", source: "With the shortest safe dosing" }),
    ...row("critical_power", "Semenov: largest stable heat release", stability?.critical_power, { note: stability?.stable ? "Stable when cooled" : "Not stable: the cooling is lost to the decomposition", formula: "q_crit = UA R T_c² / (e E_a m), of the decomposition at the coolant's temperature", source: semenov }),
    ...row("actual_power", "Semenov: heat release of the decomposition", stability?.actual, { formula: "q(T_c) at the coolant's temperature", source: semenov }),
    ...row("over_temperature", "Semenov: largest over-temperature", stability?.critical_over_temperature, { formula: "T − T_c < R T² / E_a", source: semenov }),
  ];
}
