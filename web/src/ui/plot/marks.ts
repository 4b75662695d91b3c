/** Series as paths: one for a line, one for all markers of a series; few items, drawn fast. */
import { area, line } from "d3-shape";
import { type Frame, scaleFor } from "./frame";
import { markerPath } from "./markers";
import type { AxisScale } from "./scales";
import { type PathItem, px, rectangle, segment } from "./scene";
import type { BarSeries, LineSeries, PlotSeries, PointSeries } from "./types";

export const dashes = { solid: undefined, dashed: "7 4", dotted: "1.5 4" } as const;

type ToPixel = (value: number | null | undefined) => number | undefined;

/** undefined for what cannot be drawn: gaps, and what a logarithm does not have. */
const pixels = (scale: AxisScale): ToPixel => (value) => {
  if (value === null || value === undefined || !Number.isFinite(value) || (scale.kind === "log" && value <= 0)) return undefined;
  return scale(value);
};

export const markCount = (series: readonly PlotSeries[]): number => series.reduce((sum, { kind, x }) => sum + (kind === "line" ? 1 : x.length), 0);

export function markItems(series: readonly PlotSeries[], frame: Frame, compact: boolean): PathItem[] {
  return series.flatMap((one) => {
    const scale = scaleFor(frame, one);
    if (scale === undefined) return [];
    const x = pixels(frame.x.scale), y = pixels(scale);
    if (one.kind === "line") return lineItems(one, x, y, compact);
    if (one.kind === "points") return pointItems(one, x, y, compact ? 3.2 : 4);
    return barItems(one, x, y, frame);
  });
}

function lineItems({ id, x, y, low, high, dash = "solid", style: { colour } }: LineSeries, toX: ToPixel, toY: ToPixel, compact: boolean): PathItem[] {
  const at = x.map(toX), points = y.map(toY);
  const items: PathItem[] = [];
  if (low && high) {
    const from = low.map(toY), to = high.map(toY);
    const band = area<number>().defined((i) => at[i] !== undefined && from[i] !== undefined && to[i] !== undefined).x((i) => at[i]!).y0((i) => from[i]!).y1((i) => to[i]!).digits(2);
    items.push({ kind: "path", key: `${id} band`, d: band(x.map((_, i) => i)) ?? "", fill: colour, opacity: 0.18 });
  }
  const path = line<number>().defined((i) => at[i] !== undefined && points[i] !== undefined).x((i) => at[i]!).y((i) => points[i]!).digits(2);
  items.push({ kind: "path", key: id, d: path(x.map((_, i) => i)) ?? "", stroke: colour, width: (compact ? 1.5 : 2) * (dash === "solid" ? 1 : 0.85), ...(dashes[dash] && { dash: dashes[dash] }), ...(dash === "dotted" && { opacity: 0.85 }) });
  return items;
}

function pointItems({ id, x, y, error, excluded, style: { colour, marker } }: PointSeries, toX: ToPixel, toY: ToPixel, r: number): PathItem[] {
  const bars: string[] = [], hollow: string[] = [], crossed: string[] = [];
  x.forEach((value, i) => {
    const px1 = toX(value), py = toY(y[i]);
    if (px1 === undefined || py === undefined) return;
    if (excluded?.[i]) {
      crossed.push(markerPath("cross", px1, py, r));
      return;
    }
    hollow.push(markerPath(marker, px1, py, r));
    const spread = error?.[i];
    if (spread !== null && spread !== undefined) bars.push(errorBar(px1, toY(y[i]! - spread), toY(y[i]! + spread), py, r));
  });
  return [
    ...(bars.length > 0 ? [{ kind: "path" as const, key: `${id} errors`, d: bars.join(""), stroke: colour, width: 1 }] : []),
    // Hollow: the surface hides the line behind, so that data and model stay apart.
    ...(hollow.length > 0 ? [{ kind: "path" as const, key: id, d: hollow.join(""), stroke: colour, fill: "var(--pf-surface)", width: 1.6 }] : []),
    ...(crossed.length > 0 ? [{ kind: "path" as const, key: `${id} excluded`, d: crossed.join(""), stroke: colour, width: 1.2, opacity: 0.75 }] : []),
  ];
}

/** On a log axis a bar that reaches zero or below ends at its point. */
function errorBar(x: number, low: number | undefined, high: number | undefined, middle: number, r: number): string {
  const cap = r * 0.8;
  const bottom = low === undefined ? segment(x, middle, x, middle) : segment(x, middle, x, low) + segment(x - cap, low, x + cap, low);
  return bottom + (high === undefined ? "" : segment(x, middle, x, high) + segment(x - cap, high, x + cap, high));
}

function barItems({ id, x, y, width, style: { colour } }: BarSeries, toX: ToPixel, toY: ToPixel, frame: Frame): PathItem[] {
  const foot = toY(0) ?? frame.top + frame.innerHeight;
  const d = x.map((value, i) => {
    const left = toX(value - width / 2), right = toX(value + width / 2), top = toY(y[i]);
    return left === undefined || right === undefined || top === undefined ? "" : rectangle(left + 0.5, Math.min(top, foot), Math.max(1, right - left - 1), Math.abs(px(foot - top)));
  });
  return [{ kind: "path", key: id, d: d.join(""), fill: colour, stroke: colour, width: 1, opacity: 0.55 }];
}
