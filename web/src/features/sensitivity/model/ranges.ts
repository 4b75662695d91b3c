/** Over which range a parameter is varied, and the four ways to say so. */
import type { Distribution, VariedParameter } from "@/doc/sensitivity";
import type { Parameter, ProjectDocument, Quantity } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { parseQuantity, quantityText } from "@/units/quantity";
import { idOf, variable } from "./study";

export type Basis = "tenth" | "range" | "factor" | "error";
export const basisLabels: Readonly<Record<Basis, string>> = { tenth: "± 10 %", range: "Low and high", factor: "A factor", error: "Standard error" };
export const distributionLabels: Readonly<Record<Distribution, string>> = { uniform: "uniform", log_uniform: "uniform in log", normal: "normal", log_normal: "log-normal" };
type Entry = string | VariedParameter;

export function basisOf(entry: Entry): Basis {
  if (typeof entry === "string") return "tenth";
  if (entry.std_error !== undefined) return "error";
  if (entry.factor !== undefined) return "factor";
  return entry.low !== undefined || entry.high !== undefined ? "range" : "tenth";
}
export const distributionOf = (entry: Entry): Distribution => (typeof entry !== "string" ? entry.distribution : undefined) ?? (basisOf(entry) === "error" ? "normal" : "uniform");

export const unitOf = ({ value }: Pick<Parameter, "value">): string => (value === undefined ? "1" : parseQuantity(value)?.unit || "1");
/** A difference of temperatures has no zero of its own. */
export const differenceUnit = (parameter: Pick<Parameter, "value">): string => {
  const unit = unitOf(parameter);
  return unit === "degC" || unit === "degF" ? "K" : unit;
};
const tidy = (value: number) => Number(value.toPrecision(6));

/** Ten percent about the value, ten kelvin about a temperature. */
function tenth({ value }: Pick<Parameter, "value">): { low: Quantity; high: Quantity } {
  const { number, unit } = (value !== undefined && parseQuantity(value)) || { number: 0, unit: "" };
  const half = unit === "degC" || unit === "degF" ? 10 : number === 0 ? 1 : 0.1 * Math.abs(number);
  return { low: quantityText(tidy(number - half), unit), high: quantityText(tidy(number + half), unit) };
}

/** The entry said in another way, with numbers to begin with. */
export function withBasis(parameter: Parameter, basis: Basis, error?: Quantity): Entry {
  const { id } = parameter;
  switch (basis) {
    case "tenth":
      return id;
    case "range":
      return { id, ...tenth(parameter) };
    case "factor":
      return { id, factor: 1.5, distribution: "log_uniform" };
    case "error": {
      const { number } = (parameter.value !== undefined && parseQuantity(parameter.value)) || { number: 0 };
      return { id, std_error: error ?? quantityText(tidy(Math.abs(number) / 10 || 1), differenceUnit(parameter)) };
    }
  }
}

/** The list with one entry put in, changed or taken out; the order is that of the document. */
export function withEntry(document: ProjectDocument, list: readonly Entry[] | undefined, id: string, entry: Entry | undefined): Entry[] {
  const parameters = variable(document);
  const before = new Map((list ?? parameters.map((one) => one.id)).map((one) => [idOf(one), one]));
  if (entry === undefined) before.delete(id);
  else before.set(id, entry);
  return parameters.flatMap((one) => before.get(one.id) ?? []);
}

/** The standard errors of a fit; what it did not estimate keeps its range. */
export function rangesOfFit(document: ProjectDocument, fit: FitResult, experiment: string | undefined, list?: readonly Entry[]): Entry[] | undefined {
  const errors = new Map(
    fit.parameters.flatMap(({ id, estimated, std_error, unit, experiment: own }) =>
      estimated && std_error !== null && std_error > 0 && (own === undefined || own === experiment) ? [[id, quantityText(std_error, unit === "degC" ? "K" : unit)] as const] : [],
    ),
  );
  const parameters = variable(document);
  if (!parameters.some(({ id }) => errors.has(id))) return undefined;
  const before = new Map((list ?? []).map((one) => [idOf(one), one]));
  return parameters.flatMap(({ id }): Entry[] => {
    const error = errors.get(id);
    if (error !== undefined) return [{ id, std_error: error }];
    return list === undefined ? [] : [before.get(id) ?? []].flat();
  });
}
