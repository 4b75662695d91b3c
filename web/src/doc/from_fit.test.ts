import { describe, expect, test } from "vitest";
import type { EstimatedParameter, FitResult } from "@/engine/results";
import type { ProjectDocument } from "./types";
import { fromFit, isOld } from "./from_fit";

const estimate = (id: string, change: Partial<EstimatedParameter> = {}): EstimatedParameter => ({ id, value: 1, unit: "1/min", std_error: 0.01, ci95: null, estimated: true, at_bound: null, ...change });
const fit = (parameters: EstimatedParameter[], ids: string[], matrix: (number | null)[][]) => ({ parameters, correlation: { ids, matrix } }) as unknown as FitResult;
const known: ProjectDocument = { format: "pharmaflow/1", species: [], parameters: [{ id: "k1", value: "1 1/min" }, { id: "Ea1", value: "60 kJ/mol" }, { id: "c0", per: "experiment" as const }, { id: "k3", expression: "2*k1" }] };

describe("the uncertainty of a fit", () => {
  test("is standard errors with units and a symmetric correlation", () => {
    const found = fromFit(known, fit([estimate("k1"), estimate("Ea1", { unit: "kJ/mol", std_error: 0.5 })], ["Ea1", "k1"], [[1, null], [0.4, 1]]), undefined)!;
    expect(found.uncertainty.parameters).toEqual([{ id: "k1", std_error: "0.01 1/min" }, { id: "Ea1", std_error: "0.5 kJ/mol" }]);
    expect(found.uncertainty.correlation).toEqual([[1, 0.4], [0.4, 1]]);
    expect(isOld(found.uncertainty, found)).toBe(false);
    expect(isOld({ ...found.uncertainty, correlation: [[1, 0.5], [0.5, 1]] }, found)).toBe(true);
  });
  test("leaves out what the fit does not determine, and says so", () => {
    const found = fromFit(known, fit([estimate("k1"), estimate("Ea1", { std_error: null })], ["k1", "Ea1"], [[1, null], [null, 1]]), undefined)!;
    expect(found.uncertainty.parameters.map(({ id }) => id)).toEqual(["k1"]);
    expect(found.undetermined).toEqual(["Ea1"]);
  });
  test("of an experiment's own parameter counts for that experiment alone", () => {
    const one = fit([estimate("k1"), estimate("c0", { experiment: "run1", unit: "mol/L" })], ["k1", "c0[run1]"], [[1, 0.3], [0.3, 1]]);
    expect(fromFit(known, one, undefined)!.uncertainty.parameters).toHaveLength(1);
    expect(fromFit(known, one, "run1")!.uncertainty.correlation).toEqual([[1, 0.3], [0.3, 1]]);
  });
  test("there is none without a standard error", () => expect(fromFit(known, fit([estimate("k1", { std_error: null })], ["k1"], [[1]]), undefined)).toBeUndefined());
});
