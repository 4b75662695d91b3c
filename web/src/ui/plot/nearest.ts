import type { Scale } from "./scales";
import type { PlotSeries, PointRef } from "./types";

export interface Hit {
  readonly series: PlotSeries;
  readonly index: number;
  readonly px: number;
  readonly py: number;
  readonly ref?: PointRef | undefined;
}
type ScaleFor = (series: PlotSeries) => Scale;

/** Every drawn point, in the order in which keys walk over them: by abscissa. */
export function hitsOf(series: readonly PlotSeries[], x: Scale, yFor: ScaleFor): Hit[] {
  const hits: Hit[] = [];
  for (const one of series) {
    if (one.kind !== "points") continue;
    const y = yFor(one);
    one.x.forEach((at, index) => {
      const value = one.y[index];
      if (value === null || value === undefined) return;
      const [px, py] = [x(at), y(value)];
      if (Number.isFinite(px) && Number.isFinite(py)) hits.push({ series: one, index, px, py, ref: one.refs?.[index] });
    });
  }
  return hits.sort((a, b) => a.px - b.px);
}

export function nearest(hits: readonly Hit[], px: number, py: number, within: number): Hit | undefined {
  let best: Hit | undefined;
  let least = within * within;
  for (const hit of hits) {
    const distance = (hit.px - px) ** 2 + (hit.py - py) ** 2;
    if (distance <= least) [best, least] = [hit, distance];
  }
  return best;
}

/** A line's ordinate at an abscissa, between its two neighbours: what the crosshair reads. */
export function ordinateAt({ x, y }: Pick<PlotSeries, "x" | "y">, at: number): number | null {
  let low = 0;
  let high = x.length - 1;
  if (high < 0 || at < x[0]! || at > x[high]!) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= at) low = middle;
    else high = middle;
  }
  const [a, b] = [y[low], y[high]];
  if (a === null || a === undefined || b === null || b === undefined) return a ?? null;
  return x[high] === x[low] ? b : a + ((b - a) * (at - x[low]!)) / (x[high]! - x[low]!);
}

export const sameRef = (a: PointRef | undefined, b: PointRef | undefined): boolean =>
  a !== undefined && b !== undefined && a.experiment === b.experiment && a.observable === b.observable && a.row === b.row;
