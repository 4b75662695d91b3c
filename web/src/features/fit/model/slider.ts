/** From where to where a parameter's slider goes. */
import type { Parameter } from "@/doc/types";
import { split } from "./quantity_text";

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
}

/** Between the bounds where they are given in the value's unit; else about the value: two decades, or its own size, to each side. */
export function sliderRange(parameter: Parameter, value: number, unit: string): SliderRange {
  const bound = (side: "min" | "max") => {
    const own = split(parameter[side]);
    return own?.unit === unit ? own.number : undefined;
  };
  const [min, max] = [bound("min"), bound("max")];
  const positive = (min ?? value) > 0 && (max ?? value) > 0 && value > 0;
  if (positive && parameter.scale === "log") return { min: min ?? value / 100, max: max ?? value * 100, scale: "log" };
  const size = Math.abs(value) || 1;
  return { min: min ?? Math.min(0, value - size), max: max ?? Math.max(0, value + size), scale: "linear" };
}
