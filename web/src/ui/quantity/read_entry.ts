/** What was typed into a field, read against what the field needs. */
import type { Quantity } from "@/doc/types";
import { describeUnit, tryConvert } from "@/units/convert";
import { parseQuantity, prettyUnit, quantityText } from "@/units/quantity";
import type { QuantityInputProps } from "./types";

export type Reading = { readonly value: Quantity | undefined } | { readonly fault: string; readonly hint?: string | undefined };
type Needs = Pick<QuantityInputProps, "unit" | "min" | "max" | "parameters" | "optional" | "context">;

/** @param present the unit that a bare number gets @pre the units' engine is there */
export function readEntry(text: string, present: string, needs: Needs): Reading {
  const typed = text.trim();
  if (typed === "") return needs.optional ? { value: undefined } : { fault: "A number is needed here.", hint: example(needs.unit) };
  if (needs.parameters?.includes(typed)) return { value: typed };
  const parsed = parseQuantity(typed);
  if (parsed === undefined) {
    const ids = needs.parameters?.length ? ` or the id of a parameter (${needs.parameters.slice(0, 4).join(", ")})` : "";
    return { fault: `"${typed}" is no number${ids}.`, hint: example(needs.unit) };
  }
  const unit = parsed.unit || present;
  const wrong = wrongUnit(parsed.digits, unit, needs);
  if (wrong) return wrong;
  const value = quantityText(parsed.digits, unit);
  return outside(value, needs) ?? { value };
}

const example = (unit: string) => `For example ${unit === "" || unit === "1" ? "1.5" : `1.5 ${unit}`}.`;

function wrongUnit(digits: string, unit: string, { unit: needed, context }: Needs): Reading | undefined {
  const converted = tryConvert(quantityText(digits, unit), needed, context);
  if (converted === undefined || "value" in converted) return undefined;
  const what = describeUnit(unit)?.words;
  const wanted = describeUnit(needed)?.words;
  if (what === undefined) return { fault: `${unit} is no unit that PharmaFlow knows.`, hint: `Here ${wanted ?? needed} is needed. ${example(needed)}` };
  if (what !== wanted) return { fault: `${prettyUnit(unit)} is ${what}; here ${wanted ?? prettyUnit(needed)} is needed.`, hint: example(needed) };
  return { fault: converted.error.detail, hint: converted.error.hint };
}

function outside(value: Quantity, { unit, min, max, context }: Needs): Reading | undefined {
  const number = inUnit(value, unit, context);
  const [low, high] = [min, max].map((bound) => (bound === undefined ? undefined : inUnit(bound, unit, context)));
  if (number === undefined) return undefined;
  if (low !== undefined && number < low) return { fault: `This is below ${min}, the least that is possible here.`, hint: `Enter ${min} or more.` };
  if (high !== undefined && number > high) return { fault: `This is above ${max}, the most that is possible here.`, hint: `Enter ${max} or less.` };
  return undefined;
}

function inUnit(value: Quantity, unit: string, context: Needs["context"]): number | undefined {
  const converted = tryConvert(value, unit, context);
  return converted && "value" in converted ? converted.value : undefined;
}
