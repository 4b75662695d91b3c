/** Which parameter an output depends on, in a sentence; and what to do next. */
import type { SensitivityMethod } from "@/doc/sensitivity";
import type { OutputFound, SensitivityResult } from "@/engine/sensitivity_results";
import { formatNumber, formatPercent } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { reachOf } from "./reach";

const withUnit = (value: number, unit: string): string => [formatNumber(value, 3), prettyUnit(unit)].filter((part) => part !== "").join(" ");
const size = (value: number | null | undefined) => Math.abs(value ?? 0);
/** Smaller than this share of the largest a parameter hardly counts. */
const negligible = 0.05;

interface Ranked {
  readonly parameter: string;
  readonly weight: number;
}
/** The parameters of one output, the most important first, on the scale of the method. */
export function ranking(result: SensitivityResult, output: string): Ranked[] {
  const mine = <T extends { output: string }>(list: readonly T[] | undefined) => (list ?? []).filter((one) => one.output === output);
  const nominal = result.outputs?.find(({ id }) => id === output)?.value;
  const ranked: Ranked[] = [
    ...mine(result.local?.summary).map(({ parameter, normalized, absolute }) => ({ parameter, weight: size(normalized ?? absolute) })),
    ...mine(result.tornado).map((swing) => ({ parameter: swing.parameter, weight: reachOf(swing, nominal) })),
    ...mine(result.sobol).map(({ parameter, total }) => ({ parameter, weight: size(total) })),
    ...mine(result.morris).map(({ parameter, mu_star }) => ({ parameter, weight: size(mu_star) })),
  ];
  return ranked.toSorted((a, b) => b.weight - a.weight);
}
export const influential = (ranked: readonly Ranked[]): string[] => ranked.filter(({ weight }) => weight > negligible * (ranked[0]?.weight ?? 0)).map(({ parameter }) => parameter);

/** The engine's words where an output has no Sobol indices. */
export const whyNoIndices = (result: SensitivityResult, output: string): string | undefined =>
  result.sobol?.find((one) => one.output === output && one.not_applicable !== undefined)?.not_applicable;

/** @param output the first when absent */
export function verdictOf(result: SensitivityResult, output: OutputFound | undefined): string {
  const looked = output ?? result.outputs?.[0];
  if (looked === undefined) return "There is no output to look at.";
  const reason = whyNoIndices(result, looked.id);
  if (reason !== undefined) return `${looked.name}: ${reason}`;
  const ranked = ranking(result, looked.id);
  const first = ranked[0];
  if (first === undefined || first.weight === 0) return `${looked.name}: no parameter moves it${result.method === "local" ? " at the present values" : " over these ranges"}.`;
  const others = ranked.slice(1).filter(({ weight }) => weight > negligible * first.weight);
  return `${looked.name} depends most on ${first.parameter}: ${main(result, looked, first)}${next(result.method, first, others)}`;
}

function main(result: SensitivityResult, { id, unit, value }: OutputFound, { parameter, weight }: Ranked): string {
  const mine = <T extends { output: string; parameter: string }>(list: readonly T[] | undefined) => list?.find((one) => one.output === id && one.parameter === parameter);
  const [local, swing, index] = [mine(result.local?.summary), mine(result.tornado), mine(result.sobol)];
  if (local !== undefined)
    return local.normalized === null
      ? `its derivative is ${formatNumber(local.absolute, 3)} ${prettyUnit(local.unit)}`
      : `1 % more of it changes it by ${signed(local.normalized)} %`;
  if (swing !== undefined) {
    const now = value === null ? "" : `, now ${withUnit(value, unit)}`;
    return `from ${swing.at_low === null ? "?" : formatNumber(swing.at_low, 3)} to ${swing.at_high === null ? "?" : withUnit(swing.at_high, unit)} over its range${now}`;
  }
  if (index !== undefined) return `it explains ${formatPercent(index.first, 2)} of the variance by itself, ${formatPercent(index.total, 2)} with its interactions`;
  return `a step over its range moves it by ${withUnit(weight, unit)} on average`;
}
const signed = (value: number) => (value > 0 ? "+" : "") + formatNumber(value, 2);

function next(method: SensitivityMethod | undefined, first: Ranked, others: readonly Ranked[]): string {
  const [second] = others;
  if (second === undefined) return "; the others hardly count.";
  const more = others.length > 1 ? `, and ${others.length - 1} more` : "";
  return method === "sobol" ? `; then ${second.parameter} (${formatPercent(second.weight, 2)})${more}.` : `; then ${second.parameter} (${formatPercent(second.weight / first.weight, 2)} of that)${more}.`;
}

export type Remedy =
  | { readonly kind: "method"; readonly label: string; readonly method: SensitivityMethod; readonly keep?: readonly string[] }
  | { readonly kind: "samples"; readonly label: string; readonly samples: number };

const wide = 0.1; // half of an interval of an index beyond which it says little
const affordable = 1e6; // samples

/** The next question, with a click. */
export function remediesOf(result: SensitivityResult, output: OutputFound, samples: number): Remedy[] {
  const ranked = ranking(result, output.id);
  const keep = influential(ranked);
  if (ranked[0] === undefined || ranked[0].weight === 0) return [];
  if (result.method === "morris") {
    const some = keep.length < ranked.length;
    return [{ kind: "method", method: "sobol", label: some ? `Sobol indices of the ${keep.length} that matter` : "Sobol indices", ...(some && { keep }) }];
  }
  if (result.method === "sobol") {
    const widest = Math.max(...(result.sobol ?? []).filter((one) => one.output === output.id).flatMap(({ total_ci, first_ci }) => [first_ci, total_ci].map((ci) => (ci ? (ci[1] - ci[0]) / 2 : 0))));
    return widest > wide && 4 * samples <= affordable ? [{ kind: "samples", samples: 4 * samples, label: "Four times the samples, half the intervals" }] : [];
  }
  return [{ kind: "method", method: ranked.length > 8 ? "morris" : "sobol", label: ranked.length > 8 ? "Screen all ranges (Morris)" : "Shares over the whole ranges (Sobol)" }];
}
