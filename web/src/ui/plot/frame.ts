/** Where the axes are: margins, scales and ticks of a plot of a given size. */
import { prettyUnit } from "@/units/quantity";
import { type AxisScale, type Range, domainOf, makeScale, xValues, yValues } from "./scales";
import { textWidth } from "./scene";
import { type Tick, ticksOf } from "./ticks";
import type { PlotAxis, PlotProps, PlotSeries } from "./types";

export interface Axis {
  readonly scale: AxisScale;
  readonly ticks: readonly Tick[];
  readonly label: string;
}
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly x: Axis;
  readonly y: Axis | undefined;
  readonly right: Axis | undefined;
}
/** What is looked at instead of everything. */
export interface Window {
  readonly x: Range;
  readonly left?: Range | undefined;
  readonly right?: Range | undefined;
}
type Axes = Pick<PlotProps, "x" | "y" | "right">;

/** "concentration / (mol/L)", "T / °C", "count" */
export function axisLabel({ quantity, unit }: PlotAxis): string {
  const pretty = prettyUnit(unit);
  if (pretty === "") return quantity;
  return `${quantity} / ${/[/·\s]/.test(pretty) ? `(${pretty})` : pretty}`;
}

const onAxis = (series: readonly PlotSeries[], side: "left" | "right") => series.filter(({ axis = "left" }) => axis === side);

/** What all series span. An axis without numbers is undefined. */
export function fullWindow(series: readonly PlotSeries[], { x, y, right }: Axes): Window | undefined {
  const domain = domainOf(series.flatMap(xValues), x, series.some(({ kind }) => kind === "line") ? "exact" : "padded");
  if (domain === undefined) return undefined;
  return {
    x: domain,
    left: domainOf(onAxis(series, "left").flatMap(yValues), y, "padded"),
    right: right && domainOf(onAxis(series, "right").flatMap(yValues), right, "padded"),
  };
}

/** @returns undefined when there is nothing to draw, or no room */
export function frameOf(window: Window | undefined, axes: Axes, width: number, height: number): Frame | undefined {
  if (window === undefined || (window.left === undefined && window.right === undefined)) return undefined;
  const top = 10;
  const bottom = 42;
  const innerHeight = height - top - bottom;
  if (innerHeight < 20 || width < 60) return undefined;
  const vertical = (axis: PlotAxis, domain: Range): Axis => {
    const scale = makeScale(axis.scale ?? "linear", domain, [top + innerHeight, top]);
    return { scale, ticks: ticksOf(scale, innerHeight, false), label: axisLabel(axis) };
  };
  const y = window.left && vertical(axes.y, window.left);
  const right = window.right && axes.right && vertical(axes.right, window.right);
  const margin = (axis: Axis | undefined) => (axis === undefined ? 14 : Math.max(0, ...axis.ticks.map(({ label }) => textWidth(label))) + 34);
  const left = margin(y);
  const innerWidth = width - left - margin(right);
  if (innerWidth < 20) return undefined;
  const scale = makeScale(axes.x.scale ?? "linear", window.x, [left, left + innerWidth]);
  return { width, height, left, top, innerWidth, innerHeight, y, right, x: { scale, ticks: ticksOf(scale, innerWidth, true), label: axisLabel(axes.x) } };
}

export const scaleFor = (frame: Frame, { axis = "left" }: PlotSeries): AxisScale | undefined => (axis === "right" ? frame.right : frame.y)?.scale;
