/** Quantities of the document as number and unit, without asking the engine: the number stands first, always. */
import type { Quantity } from "@/doc/types";

export interface NumberAndUnit {
  readonly number: number;
  readonly unit: string;
}

export function split(quantity: Quantity | undefined): NumberAndUnit | undefined {
  if (typeof quantity === "number") return { number: quantity, unit: "" };
  const match = quantity?.trim().match(/^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/);
  return match ? { number: Number(match[1]), unit: match[2]! } : undefined;
}

/** Full precision: what is read back is the same number. */
export const join = (number: number, unit: string): Quantity => (unit === "" || unit === "1" ? number : `${number} ${unit}`);
