import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import type { CoolingCurve } from "@/doc/wilson";
import type { WilsonResult } from "@/engine/wilson_results";
import { curvesPlot, factorText, toneOf, wilsonPlot } from "./pictures";
import { addCurves, changeCooling, coolingOf, faultsOf, lacks, measureBy, measureOf, removeEntry, sameLine, takeLine } from "./study";

const curve = (speed?: string): CoolingCurve => ({ ...(speed !== undefined && { speed }), time: { unit: "min", values: [0, 5, 10] }, temperature: { unit: "degC", values: [60, 55, 51] }, jacket_temperature: "10 degC" });
const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [],
  medium: { density: "1 kg/L", heat_capacity: "4.18 kJ/(kg K)" },
  vessels: [{ id: "V1", name: "Reactor 1", inner_diameter: "1 m", bottom: { shape: "flat" }, capacity: "800 L", impellers: [], jacket: { type: "known", coefficient: "1000 W/(m2 K)", coolant: { density: "1 kg/L", heat_capacity: "4 kJ/(kg K)", flow: "1 L/s", inlet_min: "5 degC", inlet_max: "90 degC" } } }],
  studies: [{ id: "cooling", kind: "simulate" }],
};
const line = { intercept: "420 W/(m2 K)", slope: "0.0012 m2 K/W", reference_speed: "100 rpm" };

describe("the study of a vessel's cooling", () => {
  it("is added once, under a free id, and grows by curves", () => {
    const after = produce(document, (draft) => {
      changeCooling(draft, "V1", (study) => addCurves(study, [curve("60 rpm")]));
      changeCooling(draft, "V1", (study) => addCurves(study, [curve("80 rpm"), curve()]));
      changeCooling(draft, "V1", (study) => removeEntry(study, "curves", 0));
    });
    expect(after.studies).toHaveLength(2);
    expect(coolingOf(after, "V1")).toMatchObject({ id: "cooling2", vessel: "V1", curves: [{ speed: "80 rpm" }, {}] });
  });

  it("says all that the engine still needs", () => {
    const study = { id: "c", kind: "wilson" as const, vessel: "V1", curves: [curve("60 rpm"), curve("60 rpm")] };
    expect(lacks(document, study)).toEqual(["Give the volume of liquid during the curves.", "A line needs curves at three speeds; there is one."]);
    expect(lacks(document, { ...study, volume: "500 L", curves: [curve("60 rpm"), curve("70 rpm"), curve()] })).toEqual(["Give the curve without a speed its speed."]);
    expect(lacks(document, { ...study, volume: "500 L", curves: ["60 rpm", "70 rpm", "80 rpm"].map(curve) })).toEqual([]);
    const bare = { ...document, medium: {}, vessels: document.vessels!.map(({ jacket: _jacket, ...vessel }) => vessel) };
    expect(lacks(bare, { ...study, volume: "500 L", curves: ["60 rpm", "70 rpm", "80 rpm"].map(curve) }).join(" ")).toMatch(/no jacket.*density/s);
    expect(lacks(bare, { ...study, curves: [], heat_capacity: "4 MJ/K" }).join(" ")).toMatch(/there are none\.$/);
  });

  it("has curves or coefficients, with what belongs to each", () => {
    const curves = produce(document, (draft) => changeCooling(draft, "V1", (study) => Object.assign(study, { curves: [curve("60 rpm")], heat_capacity: "4 MJ/K", volume: "500 L" })));
    const known = produce(curves, (draft) => changeCooling(draft, "V1", (study) => measureBy(study, "coefficients")));
    const study = coolingOf(known, "V1")!;
    expect(measureOf(study)).toBe("coefficients");
    expect(study).toEqual({ id: "cooling2", kind: "wilson", vessel: "V1", volume: "500 L", units: { time: "min", temperature: "degC" }, coefficients: [{}, {}, {}] });
    const back = produce(known, (draft) => changeCooling(draft, "V1", (one) => measureBy(one, "curves")));
    expect(coolingOf(back, "V1")).not.toHaveProperty("coefficients");
    expect(measureOf(undefined)).toBe("curves");
    expect(produce(known, (draft) => changeCooling(draft, "V1", (one) => measureBy(one, "coefficients")))).toBe(known);
  });

  it("says which coefficients are not complete, and that three speeds are needed; no jacket is", () => {
    const bare = { ...document, medium: {}, vessels: document.vessels!.map(({ jacket: _jacket, ...vessel }) => vessel) };
    const of = (...coefficients: { speed?: string; u?: string }[]) => lacks(bare, { id: "c", kind: "wilson", vessel: "V1", coefficients });
    const u = "300 W/(m2 K)";
    expect(of({}, {}, {})).toEqual(["Give 3 coefficients their speed and U, or remove them."]);
    expect(of({ speed: "50 rpm", u }, { speed: "80 rpm" })).toEqual(["Give the coefficient that is not complete its speed and U, or remove it.", "A line needs U at three speeds; there are two."]);
    expect(of({ speed: "50 rpm", u }, { speed: "50 rpm", u }, { speed: "50 rpm", u })).toEqual(["A line needs U at three speeds; there is one."]);
    expect(of()).toEqual(["A line needs U at three speeds; there are none."]);
    expect(of({ speed: "50 rpm", u }, { speed: "80 rpm", u }, { speed: "100 rpm", u })).toEqual([]);
  });

  it("has the faults of each row", () => {
    const problem = { type: "", code: "", status: 422, title: "", errors: [{ pointer: "/studies/0/coefficients/1/u", code: "", detail: "It is a length.", hint: "Give U." }, { pointer: "/studies/0/coefficients/1", code: "", detail: "Twice." }] };
    expect(faultsOf(problem, "coefficients", 1)).toBe("It is a length. Give U. Twice.");
    expect(faultsOf(problem, "coefficients", 11)).toBeUndefined();
    expect(faultsOf(problem, "curves", 1)).toBeUndefined();
  });

  it("gives the vessel its line and takes it away", () => {
    const given = produce(document, (draft) => takeLine(draft, "V1", line));
    expect(sameLine(given.vessels![0]!.measured, line)).toBe(true);
    expect(sameLine(given.vessels![0]!.measured, { ...line, slope: "0.0013 m2 K/W" })).toBe(false);
    expect(produce(given, (draft) => takeLine(draft, "V1", undefined))).toEqual(document);
  });
});

const figure = (value: number, unit: string, std_error?: number) => ({ value, unit, ...(std_error !== undefined && { std_error }) });
const series = { time: { unit: "min", values: [0, 5] }, columns: [{ id: "T", quantity: "temperature", unit: "degC", values: [60, 55] }, { id: "T_measured", quantity: "temperature", unit: "degC", values: [60.1, 54.9] }] };
const result = {
  kind: "wilson",
  status: "ok",
  verdict: "",
  warnings: [],
  measured: line,
  line: { intercept: figure(400, "W/(m2 K)", 10), slope: figure(0.001, "m2 K/W"), reference_speed: figure(80, "rpm") },
  process_factor: { ...figure(0.3, "1", 0.02), published: 0.33 },
  curves: [
    { speed: figure(80, "rpm"), coefficient: figure(250, "W/(m2 K)", 5), fitted: series },
    { speed: figure(10, "rpm"), coefficient: figure(125, "W/(m2 K)") },
  ],
} as unknown as WilsonResult;

describe("the pictures", () => {
  it("draw 1/U over the speed to the power of minus two thirds, and the line from the axis on", () => {
    const [drawn, points] = wilsonPlot(result);
    expect(points!.x).toEqual([1, expect.closeTo(4)]); // 8^(2/3)
    expect(points!.y).toEqual([4, 8]);
    expect(points).toMatchObject({ error: [expect.closeTo(0.08), null] });
    expect(drawn!.x).toEqual([0, expect.closeTo(4)]);
    expect(drawn!.y).toEqual([2.5, expect.closeTo(6.5)]); // wall alone; 2.5 + 4
  });

  it("draw the points alone where there is no line", () => {
    expect(wilsonPlot({ ...result, line: { not_applicable: "U does not grow." } }).map(({ id }) => id)).toEqual(["measured"]);
  });

  it("draw a line and its readings for every curve that was measured", () => {
    expect(curvesPlot(result).map(({ kind, y }) => [kind, y])).toEqual([["line", [60, 55]], ["points", [60.1, 54.9]]]);
  });

  it("say how far to trust it", () => {
    expect(toneOf(result)).toBe("good");
    expect(toneOf({ ...result, warnings: [{ code: "slope_not_determined", message: "" }] })).toBe("attention");
    const { measured: _measured, ...without } = result;
    expect(toneOf(without as WilsonResult)).toBe("bad");
    expect(factorText(result)).toBe("0.300 ± 0.020; published: 0.33");
  });
});
