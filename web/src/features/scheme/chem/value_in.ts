import type { Quantity } from "@/doc/types";
import { tryConvert } from "@/units/convert";

/** The number of a quantity in a unit. @returns undefined where it has another dimension, or before the engine is there */
export function valueIn(quantity: Quantity | undefined, unit: string): number | undefined {
  const answer = quantity === undefined || quantity === "" ? undefined : tryConvert(quantity, unit);
  return answer !== undefined && "value" in answer ? answer.value : undefined;
}
