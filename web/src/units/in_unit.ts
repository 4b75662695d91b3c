import type { Quantity } from "@/doc/types";
import { tryConvert } from "./convert";
import { parseQuantity } from "./quantity";

/** The number of a quantity in a unit. @returns undefined where it cannot be said, and while the engine is starting */
export function inUnit(quantity: Quantity | undefined, unit: string): number | undefined {
  if (quantity === undefined) return undefined;
  const parsed = parseQuantity(quantity);
  if (parsed === undefined) return undefined;
  if (parsed.unit === unit || (parsed.unit === "" && unit === "1")) return parsed.number;
  const converted = tryConvert(quantity, unit);
  return converted && "value" in converted ? converted.value : undefined;
}
