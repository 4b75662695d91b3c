import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { firstKnobs, knobsOf, rangeFor, turn } from "./knobs";
import { feedWindows, marksOf } from "./windows";

const study: SimulateStudy = {
  id: "s",
  kind: "simulate",
  recipe: {
    reactor: "batch",
    charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L", B: "B0" } },
    feeds: [{ id: "dose", start: "5 min", amount: "0.2 L", rate: "q", concentrations: { B: "2 mol/L" } }, { id: "open", rate: "1 mL/min" }, { id: "steps", profile: [["1 min", "1 mL/min"], ["3 min", "0 mL/min"]] }],
    doses: [{ time: "2 min", volume: "10 mL" }, { id: "late", time: "90 min" }],
    temperature: { control: "isothermal" },
    duration: "60 min",
  },
};
const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }],
  parameters: [
    { id: "q", value: "0.02 L/min" },
    { id: "k1", value: "0.1 1/min", min: "0.01 1/min", max: "1 1/min" },
    { id: "k2", expression: "2 * k1" },
  ],
  studies: [study],
};
const knobs = knobsOf(document, study);
const knob = (path: string) => knobs.find((one) => one.path === path)!;

const minutes = (quantity: string | number) => Number.parseFloat(String(quantity));

describe("what can stand on a slider", () => {
  it("is every quantity of the recipe and every parameter that has a value", () => {
    expect(knobs.map(({ path }) => path)).toEqual([
      "recipe.charge.volume",
      "recipe.charge.temperature",
      "recipe.charge.concentrations.A",
      "recipe.feeds.0.start",
      "recipe.feeds.0.amount",
      "recipe.feeds.0.concentrations.B",
      "recipe.feeds.1.rate",
      "recipe.doses.0.time",
      "recipe.doses.0.volume",
      "recipe.doses.1.time",
      "recipe.duration",
      "parameter.q",
      "parameter.k1",
    ]);
    expect(knob("recipe.charge.concentrations.A").label).toBe("[A] in the charge");
    expect(knob("recipe.feeds.0.amount").label).toBe("Amount of dose");
  });
  it("is the parameters alone where the scenario follows an experiment", () =>
    expect(knobsOf(document, { id: "s", kind: "simulate", experiment: "run1" }).map(({ path }) => path)).toEqual(["parameter.q", "parameter.k1"]));
  it("begins with temperature, dosing and charge", () => expect(firstKnobs(knobs)).toEqual(["recipe.charge.temperature", "recipe.feeds.0.amount", "recipe.charge.concentrations.A"]));
});

describe("turning", () => {
  it("writes where the quantity stands", () => {
    const after = produce(document, (draft) => {
      turn(draft, "s", "recipe.feeds.0.amount", "0.3 L");
      turn(draft, "s", "parameter.k1", "0.2 1/min");
      turn(draft, "s", "recipe.feeds.7.rate", "1 L/min");
    });
    expect((after.studies![0] as SimulateStudy).recipe!.feeds![0]!.amount).toBe("0.3 L");
    expect(after.parameters![1]!.value).toBe("0.2 1/min");
    expect((after.studies![0] as SimulateStudy).recipe!.feeds).toHaveLength(3);
  });
  it("goes from bound to bound, about the value where there are none", () => {
    expect(rangeFor(knob("parameter.k1"), document.parameters![1])).toEqual({ min: 0.01, max: 1, scale: "log" });
    expect(rangeFor(knob("parameter.q"))).toEqual({ min: 0.002, max: 0.2, scale: "log" });
    expect(rangeFor(knob("recipe.charge.temperature"))).toEqual({ min: -15, max: 65, scale: "linear" });
    expect(rangeFor(knob("recipe.charge.concentrations.A"))).toEqual({ min: 0, max: 3, scale: "linear" });
    expect(rangeFor(knob("recipe.duration")).min).toBeGreaterThan(0);
  });
});

describe("what is done when", () => {
  it("is a window for each feed: by amount over rate, to the end, by its profile", () =>
    expect(feedWindows(study.recipe!.feeds!, document, "min", 60, minutes).map(({ from, to }) => [from, to])).toEqual([[5, 15], [0, 60], [1, 3]]));
  it("is a mark for each dose before the end", () => expect(marksOf(study.recipe!, document, "min", 60, minutes)).toEqual([{ x: 2, label: "Dose 1: 2 min" }]));
  it("is nothing where the units cannot be told", () => expect(feedWindows(study.recipe!.feeds!.slice(0, 1), document, "min", 60, () => undefined)).toEqual([]));
});
