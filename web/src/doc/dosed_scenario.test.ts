import { produce } from "immer";
import { describe, expect, test } from "vitest";
import type { ProjectDocument, Quantity, Recipe, SimulateStudy } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";
import { dosedScenario, putScenario } from "./dosed_scenario";

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
const inUnit = (quantity: Quantity) => {
  const parsed = parseQuantity(quantity);
  const unit = seconds[parsed?.unit ?? ""];
  return parsed === undefined || unit === undefined ? undefined : parsed.number * unit;
};
const recipe: Recipe = { charge: { volume: "0.5 L", temperature: "40 degC" }, feeds: [{ id: "acyl", start: "10 min", end: "70 min", rate: "5 mL/min" }], duration: "5 h" };
const document: ProjectDocument = { format: "pharmaflow/1", species: [], studies: [{ id: "scenario", kind: "simulate", recipe }] };
const study = { id: "plant", recipe, units: { time: "min" } };
const longer = { seconds: 2 * 3600, name: "2 h dosing" };

describe("a scenario with longer dosing", () => {
  test("has the recipe with the same amount over that time, under a free id and in the units of the study", () => {
    const made = dosedScenario(document, study, longer, inUnit)!;
    expect(made).toMatchObject({ id: "scenario2", kind: "simulate", name: "2 h dosing", units: { time: "min" } });
    expect(made.recipe!.feeds![0]).toMatchObject({ start: "10 min", end: "130 min", rate: "2.5 mL/min" });
  });
  test("is not made twice", () => {
    const made = dosedScenario(document, study, longer, inUnit)!;
    const after = produce(document, (draft) => {
      putScenario(draft, made);
      putScenario(draft, made);
    });
    expect(after.studies).toHaveLength(2);
    const renamed = produce(after, (draft) => void ((draft.studies![1] as SimulateStudy).name = "Slow"));
    expect(dosedScenario(renamed, study, longer, inUnit)).toMatchObject({ id: "scenario2", name: "Slow" });
  });
  test("follows the recipe of an experiment", () => {
    const measured: ProjectDocument = { ...document, experiments: [{ id: "run1", recipe }] };
    expect(dosedScenario(measured, { id: "safety", experiment: "run1" }, longer, inUnit)?.recipe?.duration).toBe("6 h");
  });
  test("is not there where the times cannot be read, or nothing is dosed", () => {
    expect(dosedScenario(document, { ...study, recipe: { ...recipe, duration: "long" } }, longer, inUnit)).toBeUndefined();
    expect(dosedScenario(document, { ...study, recipe: { ...recipe, feeds: [] } }, longer, inUnit)).toBeUndefined();
    expect(dosedScenario(document, { id: "none" }, longer, inUnit)).toBeUndefined();
  });
});
