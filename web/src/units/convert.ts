/** Conversions and the units of a dimension, by the engine itself: one truth about units. */
import type { Conversion, Converted, EngineError, UnitDescription } from "@pharmaflow/engine";
import type { Quantity } from "@/doc/types";
import { unitsEngine, unitsEngineNow } from "./engine_units";
import { parseQuantity } from "./quantity";

export type Context = { readonly molar_mass?: Quantity | undefined; readonly formula?: string | undefined; readonly density?: Quantity | undefined };
export type Answer = { readonly value: number; readonly unit: string } | { readonly error: EngineError };

const text = (quantity: Quantity | undefined) => (quantity === undefined ? undefined : String(quantity));

function request(value: Quantity, to: string, context: Context = {}): Conversion {
  const { molar_mass, formula, density } = context;
  const { number, unit } = parseQuantity(value) ?? { number: Number.NaN, unit: "" };
  return {
    ...(Number.isNaN(number) ? { value } : { value: number, unit: unit || "1" }),
    to: to || "1",
    ...((molar_mass ?? formula) !== undefined && { species: { ...(molar_mass && { molar_mass: text(molar_mass)! }), ...(formula && { formula }) } }),
    ...(density !== undefined && { medium: { density: text(density)! } }),
  };
}

const answer = (converted: Converted | undefined): Answer =>
  converted !== undefined && "value" in converted && converted.value !== undefined
    ? { value: converted.value, unit: converted.unit }
    : { error: (converted as { error?: EngineError })?.error ?? { code: "not_converted", detail: "This could not be converted." } };

/** @param value "25 degC" or a bare number @param to a unit, "1" for none */
export async function convert(value: Quantity, to: string, context?: Context): Promise<Answer> {
  return answer((await unitsEngine()).convert([request(value, to, context)])[0]);
}

/** The same at once; undefined while the engine is starting. */
export function tryConvert(value: Quantity, to: string, context?: Context): Answer | undefined {
  const engine = unitsEngineNow();
  return engine && answer(engine.convert([request(value, to, context)])[0]);
}

/** A column at once: null stays null. */
export async function convertAll(values: readonly (number | null)[], from: string, to: string, context: Context = {}): Promise<(number | null)[] | { readonly error: EngineError }> {
  const { value: _value, ...rest } = request(0, to, context) as Conversion & { value?: number };
  const [converted] = (await unitsEngine()).convert([{ ...rest, values, unit: from }]);
  if (converted !== undefined && "values" in converted && converted.values !== undefined) return [...converted.values];
  return { error: (converted as { error: EngineError }).error };
}

const described = new Map<string, UnitDescription | undefined>();

/** What a unit measures, undefined when it is none. @returns undefined also while the engine is starting */
export function describeUnit(unit: string): UnitDescription | undefined {
  if (described.has(unit)) return described.get(unit);
  const engine = unitsEngineNow();
  if (engine === undefined) return undefined;
  const [one] = engine.describe([unit || "1"]);
  const description = one !== undefined && "compatible" in one ? (one as UnitDescription) : undefined;
  described.set(unit, description);
  return description;
}

/** Units to choose from in place of this one, itself among them. */
export const unitsFor = (unit: string): readonly string[] => describeUnit(unit)?.compatible ?? (unit === "" ? [] : [unit]);

/** Whether a quantity in `a` may stand where `b` is needed; undefined while the engine is starting. */
export function sameDimension(a: string, b: string, context?: Context): boolean | undefined {
  const converted = tryConvert(a === "" ? 1 : `1 ${a}`, b, context);
  return converted && "value" in converted;
}
