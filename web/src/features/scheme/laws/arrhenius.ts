/** The three ways to write how a rate constant depends on temperature, and from each to each: the same curve where it can be. */
import type { Parameter, ProjectDocument, QuantityOrParameter, RateConstant, Reaction } from "@/doc/types";
import { type Amount, amountOf, shortest } from "../lines/amount";
import { valueIn } from "../chem/value_in";
import { addParameter, gasConstant, mainValue, parametersOf } from "./constants";
import { withTemperaturePower } from "@/units/rate_units";

export type Form = "constant" | "reference" | "arrhenius";
export const formOf = (constant: RateConstant): Form => (typeof constant !== "object" ? "constant" : "A" in constant ? "arrhenius" : "reference");

const roomTemperature = "25 degC";
const usualEnergy = "65 kJ/mol"; // shown at once and to be fitted: the middle of what solution chemistry has
const figures = 10;

const find = (document: ProjectDocument, value: QuantityOrParameter): Parameter | undefined =>
  typeof value === "string" ? document.parameters?.find(({ id }) => id === value) : undefined;
const textOf = (document: ProjectDocument, value: QuantityOrParameter) => find(document, value)?.value ?? value;

/** Why a constant cannot be rewritten. The engine of the units must have started. */
export function obstacle(document: ProjectDocument, constant: RateConstant): string | undefined {
  const values = typeof constant !== "object" ? [constant] : [mainValue(constant), constant.Ea];
  const derived = values.map((value) => find(document, value)).find((parameter) => parameter?.expression !== undefined);
  if (derived !== undefined) return `${derived.id} is computed from other parameters (${derived.expression}), so it has no number to convert.`;
  if (typeof constant !== "object") return undefined;
  if (valueIn(textOf(document, constant.Ea), "J/mol") === undefined) return "Ea is not an energy per amount. Correct it first, for example 65 kJ/mol.";
  if ("T_ref" in constant && valueIn(constant.T_ref, "K") === undefined) return "T_ref is not a temperature. Correct it first, for example 25 degC.";
  return undefined;
}

/** Where the reference stands: the mean temperature of the experiments, rounded, else 25 °C. */
export function referenceTemperature(document: ProjectDocument): string {
  const temperatures = (document.experiments ?? []).flatMap(({ recipe }) => {
    const celsius = valueIn(textOf(document, recipe.charge.temperature ?? ""), "degC");
    return celsius === undefined ? [] : [celsius];
  });
  if (temperatures.length === 0) return roomTemperature;
  return `${Math.round(temperatures.reduce((sum, one) => sum + one, 0) / temperatures.length)} degC`;
}

/** Multiplies a constant and its bounds. A parameter that others use too is left alone and a new one is made. */
function rescaled(document: ProjectDocument, reaction: Reaction, value: QuantityOrParameter, stem: string, change: (amount: Amount) => Amount): QuantityOrParameter {
  const parameter = find(document, value);
  const rewrite = (quantity: string | number) => {
    const amount = amountOf(quantity);
    if (amount === undefined) return quantity;
    const next = change(amount);
    return `${shortest(next.value, figures)} ${next.unit}`.trim();
  };
  if (parameter === undefined) return rewrite(value);
  const others = document.reactions?.filter(({ id }) => id !== reaction.id).map(({ rate }) => rate);
  if (parametersOf(others, { parameters: [parameter] }).length > 0) return addParameter(document, stem, String(rewrite(parameter.value ?? value)), reaction);
  for (const key of ["value", "min", "max"] as const) if (parameter[key] !== undefined) parameter[key] = rewrite(parameter[key]);
  return parameter.id;
}

/** Changes `document` where parameters must be made or rewritten. The caller has asked `obstacle` before. */
export function rewritten(document: ProjectDocument, reaction: Reaction, constant: RateConstant, to: Form): RateConstant {
  const from = formOf(constant);
  if (from === to) return constant;
  if (typeof constant !== "object") {
    const reference = { k_ref: constant, T_ref: referenceTemperature(document), Ea: addParameter(document, "Ea", usualEnergy, reaction) };
    return to === "reference" ? reference : rewritten(document, reaction, reference, to);
  }
  const energy = valueIn(textOf(document, constant.Ea), "J/mol")!;
  if ("A" in constant) {
    const reference = referenceTemperature(document);
    const T = valueIn(reference, "K")!;
    const n = constant.n ?? 0;
    const factor = T ** n * Math.exp(-energy / (gasConstant * T));
    const k_ref = rescaled(document, reaction, constant.A, "k", ({ value, unit }) => ({ value: value * factor, unit: plainUnit(unit, n) }));
    if (to === "constant") return k_ref;
    // The slope at T_ref stays: what T^n contributes there is a part of the energy.
    const Ea = n === 0 ? constant.Ea : rescaled(document, reaction, constant.Ea, "Ea", (amount) => shifted(amount, n * gasConstant * T));
    return { k_ref, T_ref: reference, Ea };
  }
  if (to === "constant") return constant.k_ref;
  const T = valueIn(constant.T_ref, "K")!;
  const factor = Math.exp(energy / (gasConstant * T));
  return { A: rescaled(document, reaction, constant.k_ref, "A", ({ value, unit }) => ({ value: value * factor, unit })), Ea: constant.Ea };
}

/** T^n taken out of the unit of A: what `withTemperaturePower` put in. */
export const plainUnit = (unit: string, n: number): string => {
  const end = withTemperaturePower("", n);
  return n !== 0 && unit.endsWith(end) ? unit.slice(0, -end.length) : unit;
};

function shifted({ value, unit }: Amount, joules: number): Amount {
  return { value: value + joules / valueIn(`1 ${unit}`, "J/mol")!, unit };
}

/** The exponent of T, with the unit of A that it needs. */
export function withExponent(document: ProjectDocument, reaction: Reaction, constant: Extract<RateConstant, { A: unknown }>, n: number): RateConstant {
  const before = constant.n ?? 0;
  const A = rescaled(document, reaction, constant.A, "A", ({ value, unit }) => ({ value, unit: withTemperaturePower(plainUnit(unit, before), n) }));
  const { n: _before, ...rest } = constant;
  return n === 0 ? { ...rest, A } : { ...rest, A, n };
}
