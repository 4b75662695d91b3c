/** From numbers to pixels. */
import { scaleLinear, scaleLog } from "d3-scale";
import type { PlotAxis, PlotSeries } from "./types";

export interface AxisScale {
  (value: number): number;
  readonly kind: "linear" | "log";
  invert(pixel: number): number;
  domain(): number[];
  ticks(count: number): number[];
}
export type Range = readonly [number, number];

/** @param reversed pixels grow downward, y grows upward */
export function makeScale(kind: "linear" | "log", domain: Range, pixels: Range): AxisScale {
  const scale = kind === "log" ? scaleLog(domain, pixels) : scaleLinear(domain, pixels);
  return Object.assign((value: number) => scale(value) as number, {
    kind,
    invert: (pixel: number) => scale.invert(pixel),
    domain: () => scale.domain(),
    ticks: (count: number) => scale.ticks(count),
  });
}

const numbers = (values: readonly (number | null)[] | undefined): number[] => (values ?? []).filter((value): value is number => value !== null && Number.isFinite(value));

/** All that a series shows along y: bands and error bars count, bars stand on zero. */
export function yValues(series: PlotSeries): number[] {
  if (series.kind === "line") return [...numbers(series.y), ...numbers(series.low), ...numbers(series.high)];
  if (series.kind === "bars") return [0, ...numbers(series.y)];
  const { y, error } = series;
  return y.flatMap((value, i) => {
    if (value === null || !Number.isFinite(value)) return [];
    const spread = error?.[i];
    return spread === null || spread === undefined || !Number.isFinite(spread) ? [value] : [value - spread, value + spread];
  });
}
export const xValues = (series: PlotSeries): number[] =>
  series.kind === "bars" ? series.x.flatMap((x) => [x - series.width / 2, x + series.width / 2]) : numbers(series.x);

/** Where data lie, with room about them. undefined: nothing to draw on this axis. */
export function domainOf(values: readonly number[], axis: PlotAxis, room: "exact" | "padded"): Range | undefined {
  const log = axis.scale === "log";
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (log && value <= 0) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return undefined;
  if (log) return low === high ? [low / 2, high * 2] : room === "exact" ? [low, high] : padLog(low, high);
  if (axis.zero) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (low === high) {
    const about = low === 0 ? 1 : Math.abs(low) * 0.1;
    return [low - about, high + about];
  }
  if (room === "exact") return [low, high];
  const pad = (high - low) * 0.05;
  const [from, to] = scaleLinear([low === 0 ? 0 : low - pad, high === 0 ? 0 : high + pad], [0, 1]).nice(6).domain() as [number, number];
  // "nice" may add a whole step of emptiness: then the padded range itself is better.
  return to - from > 1.4 * (high - low) ? [low === 0 ? 0 : low - pad, high === 0 ? 0 : high + pad] : [from, to];
}

function padLog(low: number, high: number): Range {
  const factor = (high / low) ** 0.04;
  return [low / factor, high * factor];
}
