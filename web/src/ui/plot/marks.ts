/** Series as paths: one for a line, one for all markers of a series. The page shows them as SVG, or paints them on a canvas when they are many. */
import { area, line } from "d3-shape";
import { markerPath, px } from "./markers";
import type { Scale } from "./scales";
import type { BarSeries, LineSeries, PlotSeries, PointSeries } from "./types";

export interface MarkPath {
  readonly key: string;
  readonly d: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly strokeOpacity?: number;
}

export const dashes = { solid: undefined, dashed: "7 4", dotted: "2 4" } as const;
const radius = 4; // [px]

const isNumber = (value: number | null | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);

/** On a logarithmic axis what is not above zero has no place: a gap. */
const place = (scale: Scale, value: number | null | undefined): number | undefined => {
  if (!isNumber(value)) return undefined;
  const at = scale(value);
  return Number.isFinite(at) ? at : undefined;
};

export const markCount = (series: readonly PlotSeries[]): number => series.reduce((sum, { kind, x }) => sum + (kind === "line" ? 1 : x.length), 0);

export function marksOf(one: PlotSeries, x: Scale, y: Scale): MarkPath[] {
  if (one.kind === "line") return lineMarks(one, x, y);
  return one.kind === "points" ? pointMarks(one, x, y) : barMarks(one, x, y);
}

function lineMarks({ x: xs, y: ys, low, high, dash = "solid", style: { colour } }: LineSeries, x: Scale, y: Scale): MarkPath[] {
  const indices = xs.map((_x, i) => i);
  const across = xs.map((value) => place(x, value));
  const at = (values: readonly (number | null)[]) => values.map((value) => place(y, value));
  const main = at(ys);
  const path = line<number>((i) => across[i]!, (i) => main[i]!).digits(2).defined((i) => across[i] !== undefined && main[i] !== undefined)(indices);
  const marks: MarkPath[] = [{ key: "line", d: path ?? "", stroke: colour, width: dash === "dotted" ? 1.5 : 2, ...(dashes[dash] && { dash: dashes[dash] }) }];
  if (low === undefined || high === undefined) return marks;
  const [from, to] = [at(low), at(high)];
  const band = area<number>((i) => across[i]!, (i) => from[i]!, (i) => to[i]!).digits(2).defined((i) => across[i] !== undefined && from[i] !== undefined && to[i] !== undefined)(indices);
  return [{ key: "band", d: band ?? "", fill: colour, fillOpacity: 0.15 }, ...marks];
}

function pointMarks({ x: xs, y: ys, error, excluded, style: { colour, marker } }: PointSeries, x: Scale, y: Scale): MarkPath[] {
  const kept: string[] = [], out: string[] = [], bars: string[] = [];
  xs.forEach((value, i) => {
    const [across, up] = [place(x, value), place(y, ys[i])];
    if (across === undefined || up === undefined) return;
    // What was taken out is a cross of thin lines through a small marker: its species can still be told.
    kept.push(excluded?.[i] ? markerPath(marker, radius - 1.5, across, up) : markerPath(marker, radius, across, up));
    if (excluded?.[i]) return void out.push(markerPath("cross", radius + 2, across, up));
    const spread = error?.[i];
    if (isNumber(spread)) bars.push(errorBar(across, up, place(y, ys[i]! - spread), place(y, ys[i]! + spread)));
  });
  return [
    ...(bars.length > 0 ? [{ key: "errors", d: bars.join(""), stroke: colour, width: 1, strokeOpacity: 0.75 }] : []),
    // Hollow: the surface hides the line behind, so that data and model stay apart.
    { key: "points", d: kept.join(""), stroke: colour, width: 1.6, fill: "var(--pf-surface)", fillOpacity: 0.7 },
    ...(out.length > 0 ? [{ key: "excluded", d: out.join(""), stroke: colour, width: 1.4 }] : []),
  ];
}

/** On a logarithmic axis a bar that reaches zero or less ends at its point. */
function errorBar(x: number, middle: number, low: number | undefined, high: number | undefined): string {
  const arm = (end: number | undefined) => (end === undefined ? "" : `M${px(x)},${px(middle)}V${px(end)}m-3,0h6`);
  return arm(low) + arm(high);
}

function barMarks({ x: xs, y: ys, width, style: { colour } }: BarSeries, x: Scale, y: Scale): MarkPath[] {
  const foot = place(y, 0) ?? y(y.domain()[0]!);
  const d = xs.map((value, i) => {
    const [left, right, top] = [place(x, value - width / 2), place(x, value + width / 2), place(y, ys[i])];
    return left === undefined || right === undefined || top === undefined ? "" : `M${px(left + 0.5)},${px(foot)}V${px(top)}H${px(Math.max(left + 1, right - 0.5))}V${px(foot)}Z`;
  });
  return [{ key: "bars", d: d.join(""), stroke: colour, width: 1, fill: colour, fillOpacity: 0.35 }];
}
