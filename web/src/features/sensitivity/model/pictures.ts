/** Rows of the pictures, of one output. */
import type { OutputFound, SensitivityResult } from "@/engine/sensitivity_results";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { BarRow } from "@/ui/plot/Bars";
import type { ChartTable } from "@/ui/plot/chart_table";
import type { HeatRow } from "@/ui/plot/HeatMap";
import type { PointSeries } from "@/ui/plot/types";
import { seriesStyle } from "@/ui/series";
import { reachOf } from "./reach";

export interface BarPicture {
  readonly rows: readonly BarRow[];
  readonly table: ChartTable;
}
export type Order = "size" | "name";
interface Weighed extends BarRow {
  readonly weight: number;
}
const sorted = (rows: readonly Weighed[], order: Order): BarRow[] => rows.toSorted((a, b) => (order === "name" ? a.label.localeCompare(b.label, "en") : b.weight - a.weight));
const of = <T extends { output: string }>(list: readonly T[] | undefined, { id }: OutputFound): T[] => (list ?? []).filter((one) => one.output === id);
const text = (value: number | null, unit: string) => (value === null ? "not computed" : [formatNumber(value, 4), prettyUnit(unit)].filter(Boolean).join(" "));
const head = (words: string, unit: string) => (unit === "1" ? words : `${words} [${unit}]`);

/** Low end to the left of high end unless the output falls; on one line where they lie on two sides of the nominal value. */
export function tornado(result: SensitivityResult, output: OutputFound, order: Order): BarPicture {
  const base = output.value ?? 0;
  const swings = of(result.tornado, output);
  const rows = swings.map((swing): Weighed => {
    const { parameter, at_low, at_high } = swing;
    const low = { series: 0, from: base, to: at_low ?? base };
    const high = { series: 1, from: base, to: at_high ?? base };
    const twoSides = (low.to - base) * (high.to - base) <= 0;
    const range = result.parameters?.find(({ id }) => id === parameter);
    const ends = range ? [text(range.low, range.unit), text(range.high, range.unit)] : ["low", "high"];
    return {
      id: parameter,
      label: parameter,
      weight: reachOf(swing, output.value),
      lanes: twoSides ? [[low, high]] : [[low], [high]],
      words: `${parameter}: ${text(at_low, output.unit)} at ${ends[0]}, ${text(at_high, output.unit)} at ${ends[1]}`,
    };
  });
  const header = ["parameter", head("at low", output.unit), head("at high", output.unit), head("swing", output.unit)];
  return { rows: sorted(rows, order), table: { header, rows: swings.map(({ parameter, at_low, at_high, swing }) => [parameter, at_low, at_high, swing]) } };
}

const interval = (ci: readonly [number, number] | null) => (ci === null ? "" : ` (${formatNumber(ci[0], 2)} to ${formatNumber(ci[1], 2)})`);

export function sobolBars(result: SensitivityResult, output: OutputFound, order: Order): BarPicture {
  const indices = of(result.sobol, output);
  const known = indices.filter(({ first, total }) => first !== null && total !== null);
  const rows = known.map(({ parameter, first, first_ci, total, total_ci }): Weighed => ({
    id: parameter,
    label: parameter,
    weight: total!,
    lanes: [[{ series: 0, from: 0, to: first!, interval: first_ci ?? undefined }], [{ series: 1, from: 0, to: total!, interval: total_ci ?? undefined }]],
    words: `${parameter}: first order ${formatNumber(first, 3)}${interval(first_ci)}, total ${formatNumber(total, 3)}${interval(total_ci)}`,
  }));
  return {
    rows: sorted(rows, order),
    table: { header: ["parameter", "first order", "first, low", "first, high", "total", "total, low", "total, high"], rows: indices.map(({ parameter, first, first_ci, total, total_ci }) => [parameter, first, first_ci?.[0] ?? null, first_ci?.[1] ?? null, total, total_ci?.[0] ?? null, total_ci?.[1] ?? null]) },
  };
}

export function morrisBars(result: SensitivityResult, output: OutputFound, order: Order): BarPicture {
  const effects = of(result.morris, output);
  const rows = effects.flatMap(({ parameter, mu, mu_star, sigma, mu_star_ci }): Weighed[] =>
    mu_star === null
      ? []
      : [{ id: parameter, label: parameter, weight: mu_star, lanes: [[{ series: 0, from: 0, to: mu_star, interval: mu_star_ci ?? undefined }]], words: `${parameter}: μ* ${text(mu_star, output.unit)}, μ ${text(mu, output.unit)}, σ ${text(sigma, output.unit)}` }],
  );
  return {
    rows: sorted(rows, order),
    table: { header: ["parameter", head("mu", output.unit), head("mu*", output.unit), head("mu*, low", output.unit), head("mu*, high", output.unit), head("sigma", output.unit)], rows: effects.map(({ parameter, mu, mu_star, mu_star_ci, sigma }) => [parameter, mu, mu_star, mu_star_ci?.[0] ?? null, mu_star_ci?.[1] ?? null, sigma]) },
  };
}

/** Each parameter keeps its colour and its marker. */
export const morrisPoints = (result: SensitivityResult, output: OutputFound): PointSeries[] =>
  of(result.morris, output).flatMap(({ parameter, mu_star, sigma }, i) => (mu_star === null || sigma === null ? [] : [{ kind: "points", id: parameter, label: parameter, x: [mu_star], y: [sigma], style: seriesStyle(i) }]));

/** Percent of the output for one percent of the parameter. */
export function localBars(result: SensitivityResult, output: OutputFound, order: Order): BarPicture {
  const found = of(result.local?.summary, output);
  const rows = found.flatMap(({ parameter, normalized, absolute, unit }): Weighed[] =>
    normalized === null ? [] : [{ id: parameter, label: parameter, weight: Math.abs(normalized), lanes: [[{ series: normalized < 0 ? 1 : 0, from: 0, to: normalized }]], words: `${parameter}: ${formatNumber(normalized, 3)} % for 1 %; ${formatNumber(absolute, 3)} ${prettyUnit(unit)}` }],
  );
  return { rows: sorted(rows, order), table: { header: ["parameter", "normalised", "absolute", "unit"], rows: found.map(({ parameter, normalized, absolute, unit }) => [parameter, normalized, absolute, unit]) } };
}

/** Of an output that is a column of the run; of others there is no course in time. */
export function heatRows({ local }: SensitivityResult, output: OutputFound): { rows: HeatRow[]; column: string | undefined } {
  const entries = of(local?.entries, output);
  return { rows: entries.map(({ parameter, normalized }) => ({ id: parameter, label: parameter, values: normalized })), column: entries[0]?.column };
}
