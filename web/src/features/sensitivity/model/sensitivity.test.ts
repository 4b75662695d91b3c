import { describe, expect, test } from "vitest";
import type { SensitivityStudy } from "@/doc/sensitivity";
import type { ProjectDocument } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import type { SensitivityResult } from "@/engine/sensitivity_results";
import { choicesOf, defaultOutputs, outputLabel } from "./outputs";
import { heatRows, localBars, morrisPoints, sobolBars, tornado } from "./pictures";
import { basisOf, distributionOf, rangesOfFit, withBasis, withEntry } from "./ranges";
import { addSensitivity, missing, runsOf, secondsOf } from "./study";
import { influential, ranking, remediesOf, verdictOf } from "./verdict";

const recipe = { charge: { volume: "1 L", concentrations: { A: "1 mol/L" } }, duration: "1 h" };
const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "P" }],
  parameters: [{ id: "k1", value: "0.15 L/(mol min)" }, { id: "Ea", value: "60 kJ/mol" }, { id: "T0", value: "50 degC" }, { id: "k2", expression: "2 * k1" }],
  observables: [{ id: "X", expression: "conversion(A)" }],
  studies: [{ id: "lab", kind: "simulate", name: "Laboratory", recipe, units: { time: "h" } }],
};
const study: SensitivityStudy = { id: "s", kind: "sensitivity", method: "sobol", recipe };

describe("the study", () => {
  test("begins with the first scenario", () => {
    const draft = structuredClone(document);
    expect(addSensitivity(draft)).toBe("sensitivity");
    expect(draft.studies!.at(-1)).toMatchObject({ kind: "sensitivity", method: "one_at_a_time", recipe, units: { time: "h" } });
  });
  test("says what it lacks", () => {
    expect(missing(document, study)).toEqual([]);
    expect(missing({ ...document, parameters: [] }, { ...study, recipe: undefined } as unknown as SensitivityStudy).map(({ id }) => id)).toEqual(["recipe", "parameters"]);
    expect(missing(document, { ...study, parameters: [] }).map(({ id }) => id)).toEqual(["none"]);
  });
  test("counts its runs as the engine does", () => {
    expect(runsOf(document, study)).toBe(1 + 1024 * 5);
    expect(runsOf(document, { ...study, second_order: true, samples: 8 })).toBe(1 + 8 * 8);
    expect(runsOf(document, { ...study, method: "morris" })).toBe(1 + 20 * 4);
    expect(runsOf(document, { ...study, method: "one_at_a_time", parameters: ["k1"] })).toBe(3);
    expect(runsOf(document, { ...study, method: "local" })).toBe(1);
    expect(runsOf(document, { ...study, method: "local", outputs: [{ summary: "yield", product: "P" }] })).toBe(13);
    expect(secondsOf(document, { ...study, method: "local" }, 3)).toBeCloseTo(0.006, 10);
  });
});

describe("ranges", () => {
  test("can be said in four ways, each with numbers to begin with", () => {
    const [k1, , T0] = document.parameters!;
    expect(withBasis(k1!, "tenth")).toBe("k1");
    expect(withBasis(k1!, "range")).toEqual({ id: "k1", low: "0.135 L/(mol min)", high: "0.165 L/(mol min)" });
    expect(withBasis(T0!, "range")).toEqual({ id: "T0", low: "40 degC", high: "60 degC" });
    expect(withBasis(T0!, "error")).toEqual({ id: "T0", std_error: "5 K" });
    expect(basisOf(withBasis(k1!, "factor"))).toBe("factor");
    expect(distributionOf({ id: "k1", std_error: 1 })).toBe("normal");
    expect(distributionOf("k1")).toBe("uniform");
  });
  test("are put in, changed and taken out in the order of the document", () => {
    expect(withEntry(document, undefined, "Ea", undefined)).toEqual(["k1", "T0"]);
    expect(withEntry(document, ["T0"], "k1", { id: "k1", factor: 2 })).toEqual([{ id: "k1", factor: 2 }, "T0"]);
  });
  test("come from the fit, and what it did not estimate keeps its own", () => {
    const fit = { parameters: [{ id: "k1", estimated: true, std_error: 0.002, unit: "L/(mol min)" }, { id: "Ea", estimated: true, std_error: null, unit: "kJ/mol" }] } as unknown as FitResult;
    expect(rangesOfFit(document, fit, undefined)).toEqual([{ id: "k1", std_error: "0.002 L/(mol min)" }]);
    expect(rangesOfFit(document, fit, undefined, ["k1", { id: "Ea", factor: 2 }])).toEqual([{ id: "k1", std_error: "0.002 L/(mol min)" }, { id: "Ea", factor: 2 }]);
    expect(rangesOfFit(document, { parameters: [] } as unknown as FitResult, undefined)).toBeUndefined();
  });
});

describe("outputs", () => {
  test("are every species at the end without a choice, the temperature where heat is balanced", () => {
    expect(defaultOutputs(document, recipe).map(outputLabel)).toEqual(["A at the end", "P at the end"]);
    expect(defaultOutputs(document, { ...recipe, temperature: { control: "adiabatic" } }).map(outputLabel).at(-1)).toBe("Highest temperature");
  });
  test("that are there are not offered again", () => {
    const labels = choicesOf(document, [{ observable: "P" }, { summary: "yield", product: "P" }]).map(({ label }) => label);
    expect(labels).toContain("Time to X = 0.9");
    expect(labels).not.toContain("P at the end");
    expect(labels).not.toContain("Yield of P");
  });
});

const outputs = [{ id: "I", name: "I at the end", unit: "mol/L", value: 0.1 }];
const base = { format: "pharmaflow-result/1", kind: "sensitivity", study: "s", status: "ok", outputs, balances: {}, warnings: [], parameters: [{ id: "k1", value: 0.15, unit: "1/min", low: 0.135, high: 0.165, distribution: "uniform" }] } as unknown as SensitivityResult;
const swings: SensitivityResult = {
  ...base,
  method: "one_at_a_time",
  tornado: [
    { output: "I", parameter: "Ea", at_low: 0.09, at_high: 0.11, swing: 0.02 },
    { output: "I", parameter: "k1", at_low: 0.14, at_high: 0.08, swing: -0.06 },
    { output: "I", parameter: "T0", at_low: 0.11, at_high: 0.125, swing: 0.015 },
  ],
};

describe("pictures", () => {
  test("a tornado has both ends in one line, and in two where both lie on one side", () => {
    const { rows, table } = tornado(swings, outputs[0]!, "size");
    expect(rows.map(({ id, lanes }) => [id, lanes.length])).toEqual([["k1", 1], ["T0", 2], ["Ea", 1]]);
    expect(rows[0]!.words).toBe("k1: 0.14 mol/L at 0.135 1/min, 0.08 mol/L at 0.165 1/min");
    expect(tornado(swings, outputs[0]!, "name").rows.map(({ id }) => id)).toEqual(["Ea", "k1", "T0"]);
    expect(table.header[1]).toBe("at low [mol/L]");
  });
  test("an output that does not vary has no bars but its rows in the table", () => {
    const flat: SensitivityResult = { ...base, method: "sobol", sobol: [{ output: "I", parameter: "k1", first: null, first_ci: null, total: null, total_ci: null }] };
    expect(sobolBars(flat, outputs[0]!, "size").rows).toEqual([]);
    expect(sobolBars(flat, outputs[0]!, "size").table.rows).toEqual([["k1", null, null, null, null, null, null]]);
  });
  test("of local sensitivities those below zero are of the other colour; a summary has no course in time", () => {
    const local: SensitivityResult = {
      ...base,
      method: "local",
      local: { time: { unit: "min", values: [0, 1] }, entries: [{ output: "I", parameter: "k1", column: "I", unit: "", absolute: [0, 1], normalized: [null, -0.5] }], summary: [{ output: "I", parameter: "k1", absolute: -0.3, normalized: -0.5, unit: "mol/L per 1/min", exact: true }] },
    };
    expect(localBars(local, outputs[0]!, "size").rows[0]!.lanes).toEqual([[{ series: 1, from: 0, to: -0.5 }]]);
    expect(heatRows(local, outputs[0]!)).toEqual({ rows: [{ id: "k1", label: "k1", values: [null, -0.5] }], column: "I" });
    expect(heatRows(local, { id: "yield", name: "", unit: "1", value: 1 }).rows).toEqual([]);
    expect(verdictOf(local, undefined)).toBe("I at the end depends most on k1: 1 % more of it changes it by −0.5 %; the others hardly count.");
  });
  test("Morris points are where the effects are known", () => {
    const morris: SensitivityResult = { ...base, method: "morris", morris: [{ output: "I", parameter: "k1", mu: -1, mu_star: 2, sigma: 0.5, mu_star_ci: [1, 3] }, { output: "I", parameter: "Ea", mu: null, mu_star: null, sigma: null, mu_star_ci: null }] };
    expect(morrisPoints(morris, outputs[0]!)).toMatchObject([{ id: "k1", x: [2], y: [0.5] }]);
  });
});

const said = (result: Partial<SensitivityResult>) => verdictOf({ ...base, ...result }, outputs[0]).replaceAll("\u2009", " ");
const index = (parameter: string, first: number, total: number) => ({ output: "I", parameter, first, first_ci: null, total, total_ci: null });
const effect = (parameter: string, mu_star: number) => ({ output: "I", parameter, mu: mu_star, mu_star, sigma: 0, mu_star_ci: null });

describe("the verdict", () => {
  test("names the largest, what it does, and the next", () => {
    expect(ranking(swings, "I").map(({ parameter }) => parameter)).toEqual(["k1", "T0", "Ea"]);
    expect(verdictOf(swings, outputs[0]).replaceAll("\u2009", " ")).toBe("I at the end depends most on k1: from 0.14 to 0.08 mol/L over its range, now 0.1 mol/L; then T0 (42 % of that), and 1 more.");
  });
  test("says of each method what its number means", () => {
    const summary = { output: "I", parameter: "k1", absolute: -0.25, normalized: null, unit: "mol/L per 1/min", exact: true };
    expect(said({ method: "local", local: { time: { unit: "min", values: [0] }, entries: [], summary: [summary] } })).toBe("I at the end depends most on k1: its derivative is −0.25 mol/L per 1/min; the others hardly count.");
    expect(said({ method: "sobol", sobol: [index("Ea", 0.2, 0.31), index("k1", 0.61, 0.7)] })).toBe("I at the end depends most on k1: it explains 61 % of the variance by itself, 70 % with its interactions; then Ea (31 %).");
    expect(said({ method: "morris", morris: [effect("k1", 0.04), effect("Ea", 0.02), effect("T0", 0.001)] })).toBe("I at the end depends most on k1: a step over its range moves it by 0.04 mol/L on average; then Ea (50 % of that).");
  });
  test("has a place for an end that could not be computed, and for no output at all", () => {
    const broken: SensitivityResult = { ...swings, tornado: [{ output: "I", parameter: "k1", at_low: null, at_high: 0.2, swing: null }] } as unknown as SensitivityResult;
    expect(verdictOf(broken, outputs[0])).toContain("from ? to 0.2 mol/L over its range, now 0.1 mol/L");
    expect(verdictOf({ ...base, outputs: [] }, undefined)).toBe("There is no output to look at.");
  });
  test("says why there are no indices", () => {
    const few = { output: "I", parameter: "k1", first: null, first_ci: null, total: null, total_ci: null, not_applicable: "Only 12 of 256 samples have a value." };
    expect(said({ method: "sobol", sobol: [few] })).toBe("I at the end: Only 12 of 256 samples have a value.");
  });
  test("says when nothing moves", () => {
    const still: SensitivityResult = { ...swings, tornado: swings.tornado!.map((one) => ({ ...one, at_low: 0.1, at_high: 0.1, swing: 0 })) };
    expect(verdictOf(still, outputs[0])).toBe("I at the end: no parameter moves it over these ranges.");
    expect(remediesOf(still, outputs[0]!, 1024)).toEqual([]);
  });
  test("asks on with those that matter, and for more samples where intervals are wide", () => {
    const morris: SensitivityResult = { ...base, method: "morris", morris: [["k1", 1], ["Ea", 0.2], ["T0", 0.01]].map(([parameter, mu_star]) => ({ output: "I", parameter: String(parameter), mu: 0, mu_star: Number(mu_star), sigma: 0, mu_star_ci: null })) };
    expect(influential(ranking(morris, "I"))).toEqual(["k1", "Ea"]);
    expect(remediesOf(morris, outputs[0]!, 20)).toEqual([{ kind: "method", method: "sobol", label: "Sobol indices of the 2 that matter", keep: ["k1", "Ea"] }]);
    const sobol = (half: number): SensitivityResult => ({ ...base, method: "sobol", sobol: [{ output: "I", parameter: "k1", first: 0.5, first_ci: [0.5 - half, 0.5 + half], total: 0.5, total_ci: [0.49, 0.51] }] });
    expect(remediesOf(sobol(0.2), outputs[0]!, 1024)).toMatchObject([{ kind: "samples", samples: 4096 }]);
    expect(remediesOf(sobol(0.05), outputs[0]!, 1024)).toEqual([]);
  });
});
