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

export interface Compared {
  readonly name: string;
  readonly result: FitResult;
  readonly loss: string;
  readonly sigmaKnown: boolean;
}

/** Measured values with their weights. The standardized residual is w r / s, with s = 1 when the errors were taken as known. */
function weighted({ result, sigmaKnown }: Compared): { measured: number; weight: number | undefined }[] {
  const { ssr, degrees_of_freedom: dof } = result.statistics;
  const s = sigmaKnown || !(ssr > 0 && dof > 0) ? 1 : Math.sqrt(ssr / dof);
  return result.experiments.flatMap(({ residuals }) =>
    residuals.flatMap(({ measured, residual, standardized }) =>
      measured.map((value, i) => ({ measured: value, weight: residual[i] === 0 ? undefined : (s * standardized[i]!) / residual[i]! })),
    ),
  );
}

const alike = (x: number, y: number) => Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y));

/** Likelihoods compare only where they are of the same data, weighted alike. */
export function sameData(first: Compared, second: Compared): boolean {
  const [a, b] = [weighted(first), weighted(second)];
  return (
    first.loss === second.loss &&
    a.length === b.length &&
    a.every(({ measured, weight }, i) => measured === b[i]!.measured && (weight === undefined || b[i]!.weight === undefined || alike(weight, b[i]!.weight)))
  );
}

/** Which of the two the data prefer. A difference of AICc below 2 says nothing (Burnham & Anderson 2002, section 2.6). */
export function preference(first: Compared, second: Compared): string {
  if (!sameData(first, second)) return "The two used different data or weights: AICc does not compare them.";
  const [a, b] = [first.result.statistics.aicc, second.result.statistics.aicc];
  if (a === null || b === null) return "One of the two has no AICc: too few data for its parameters.";
  const difference = b - a;
  if (Math.abs(difference) < 2) return `The data do not prefer either (ΔAICc = ${formatNumber(Math.abs(difference), 2)}).`;
  return `The data prefer ${(difference > 0 ? first : second).name} (ΔAICc = ${formatNumber(Math.abs(difference), 3)}).`;
}
