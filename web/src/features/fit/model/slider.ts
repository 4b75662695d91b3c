/** Where a value stands on its slider: even steps on a linear scale, even factors on a logarithmic one. */
import type { Parameter } from "@/doc/types";
import { split } from "./quantity_text";

export interface SliderRange {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}
export const steps = 1000;

/** Between the bounds where both are given; else about the value: two decades to each side, or the value's own size. */
export function sliderRange(parameter: Parameter, value: number): SliderRange {
  const [min, max] = [split(parameter.min)?.number, split(parameter.max)?.number];
  const positive = (min ?? value) > 0 && (max ?? value) > 0 && value > 0;
  if (positive && parameter.scale === "log") return { low: min ?? value / 100, high: max ?? value * 100, log: true };
  const size = Math.abs(value) || 1;
  return { low: min ?? Math.min(0, value - size), high: max ?? Math.max(0, value + size), log: false };
}

export function toPosition(value: number, { low, high, log }: SliderRange): number {
  const share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(steps * Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)));
}

/** Four figures: nobody reads more off a slider. The ends are the bounds themselves. */
export function toValue(position: number, { low, high, log }: SliderRange): number {
  if (position <= 0) return low;
  if (position >= steps) return high;
  const share = position / steps;
  const value = log ? low * (high / low) ** share : low + (high - low) * share;
  return Number(value.toPrecision(4));
}
