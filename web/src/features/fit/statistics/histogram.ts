/** Classes of equal width for a histogram. */
import { deviation, extent, mean, thresholdFreedmanDiaconis, thresholdSturges, ticks } from "d3-array";
import { density } from "./normal";

export interface Histogram {
  /** Of every class, in the unit of the values. */
  readonly width: number;
  readonly middles: readonly number[];
  readonly counts: readonly number[];
}

const mostClasses = 60;

/** Widths by Freedman & Diaconis (1981), by Sturges (1926) where half of the values are equal. Edges are round numbers. */
export function histogram(values: readonly number[]): Histogram {
  const [low, high] = extent(values);
  if (low === undefined || high === undefined) return { width: 1, middles: [], counts: [] };
  if (low === high) return { width: Math.abs(low) || 1, middles: [low], counts: [values.length] };
  const byQuartiles = thresholdFreedmanDiaconis(values as number[], low, high);
  const wanted = Number.isFinite(byQuartiles) && byQuartiles > 1 ? byQuartiles : thresholdSturges(values as number[]);
  const marks = ticks(low, high, Math.min(mostClasses, Math.max(4, wanted)));
  const width = marks.length > 1 ? marks[1]! - marks[0]! : high - low;
  const first = Math.floor(low / width);
  const classes = Math.floor(high / width) - first + 1;
  const counts = Array.from({ length: classes }, () => 0);
  for (const value of values) counts[Math.min(classes - 1, Math.max(0, Math.floor(value / width) - first))]!++;
  return { width, middles: counts.map((_, i) => (first + i + 0.5) * width), counts };
}

/** The normal curve of the same mean, deviation, count and class width: what the bars should look like. */
export function normalCurve(values: readonly number[], width: number, points = 81): { x: number[]; y: number[] } {
  const middle = mean(values) ?? 0;
  const spread = deviation(values) ?? 0;
  if (!(spread > 0)) return { x: [], y: [] };
  const x = Array.from({ length: points }, (_, i) => middle + spread * (-3.5 + (7 * i) / (points - 1)));
  return { x, y: x.map((at) => (values.length * width * density((at - middle) / spread)) / spread) };
}
