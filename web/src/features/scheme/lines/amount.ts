/** The number and the unit of a quantity's text; the number is changed, the unit is left as it was written. */
import type { Quantity } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";

export interface Amount {
  readonly value: number;
  /** "" when there is none */
  readonly unit: string;
}

export function amountOf(quantity: Quantity | undefined): Amount | undefined {
  const parsed = quantity === undefined ? undefined : parseQuantity(quantity);
  return parsed && { value: parsed.number, unit: parsed.unit };
}

/** As short as it is exact, to a number of significant figures. */
export const shortest = (value: number, figures = 4) => {
  const rounded = Number(value.toPrecision(figures));
  return Math.abs(rounded) >= 1e6 || (rounded !== 0 && Math.abs(rounded) < 1e-4) ? rounded.toExponential().replace("e+", "e") : String(rounded);
};

export const quantityOf = ({ value, unit }: Amount, figures = 4): string => `${shortest(value, figures)} ${unit}`.trim();

/** The range of a logarithmic slider: whole decades, two to each side of the value's own, within the bounds. */
export function sliderRange(value: number, min: number | undefined, max: number | undefined): readonly [number, number] {
  const decade = Math.floor(Math.log10(value));
  const low = Math.max(10 ** (decade - 2), min !== undefined && min > 0 ? min : 0);
  const high = Math.min(10 ** (decade + 3), max ?? Infinity);
  return [Math.min(low, value), high > low ? Math.max(high, value) : value * 10];
}
