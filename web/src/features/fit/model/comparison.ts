/** Two finished fits side by side: parameters with their differences, and which model the data prefer. */
import type { FitResult, FitStatistics } from "@/engine/results";
import { formatNumber } from "@/units/format";
import { type Entry, estimatedOf, keyOfEntry } from "./unknowns";

export interface ComparedRow {
  readonly key: string;
  readonly unit: string;
  readonly first: Entry | undefined;
  readonly second: Entry | undefined;
  /** Second less first, over the error of that difference; nothing where it cannot be told. */
  readonly deviations: number | undefined;
}

export function compareParameters(first: FitResult, second: FitResult): ComparedRow[] {
  const ofSecond = new Map(estimatedOf(second).map((entry) => [keyOfEntry(entry), entry]));
  const ofFirst = new Map(estimatedOf(first).map((entry) => [keyOfEntry(entry), entry]));
  return [...new Set([...ofFirst.keys(), ...ofSecond.keys()])].map((key) => {
    const a = ofFirst.get(key);
    const b = ofSecond.get(key);
    const error = a?.std_error != null && b?.std_error != null ? Math.hypot(a.std_error, b.std_error) : 0;
    const deviations = a && b && a.unit === b.unit && error > 0 ? (b.value - a.value) / error : undefined;
    return { key, unit: (b ?? a)!.unit, first: a, second: b, deviations };
  });
}

export const comparedStatistics: readonly (readonly [keyof FitStatistics, string])[] = [
  ["observations", "Observations"],
  ["parameters", "Parameters"],
  ["ssr", "SSR"],
  ["rmse", "RMSE"],
  ["r_squared", "R²"],
  ["aicc", "AICc"],
  ["bic", "BIC"],
  ["durbin_watson", "Durbin-Watson"],
];

/** Which of the two the data prefer. A difference of AICc below 2 says nothing (Burnham & Anderson 2002, section 2.6). */
export function preference(first: FitResult, second: FitResult, names: readonly [string, string]): string {
  const [a, b] = [first.statistics, second.statistics];
  if (a.observations !== b.observations) return "The two were fitted to different data: AICc does not compare them.";
  if (a.aicc === null || b.aicc === null) return "One of the two has no AICc: too few data for its parameters.";
  const difference = b.aicc - a.aicc;
  if (Math.abs(difference) < 2) return `The data do not prefer either (ΔAICc = ${formatNumber(Math.abs(difference), 2)}).`;
  const better = names[difference > 0 ? 0 : 1];
  return `The data prefer ${better} (ΔAICc = ${formatNumber(Math.abs(difference), 3)}), if both used the same weighting.`;
}
