import { describe, expect, test } from "vitest";
import type { ProjectDocument, Quantity, Recipe } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";
import { dosingWindow, stretched } from "./stretch";

const document: ProjectDocument = { format: "pharmaflow/1", species: [{ id: "A" }, { id: "B" }] };
const recipe: Recipe = {
  charge: { volume: "0.5 L", temperature: "40 degC" },
  feeds: [{ id: "acyl", start: "10 min", end: "70 min", rate: "5 mL/min", concentrations: { B: "4.76 mol/L" } }],
  duration: "5 h",
};
const factors: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, L: 1, mL: 1e-3, "L/s": 1, "mL/min": 1e-3 / 60, "L/min": 1 / 60 };
const inUnit = (quantity: Quantity, unit: string) => {
  const parsed = parseQuantity(quantity);
  const [from, to] = [factors[parsed?.unit ?? ""], factors[unit]];
  return parsed === undefined || from === undefined || to === undefined ? undefined : (parsed.number * from) / to;
};

describe("the dosing of a recipe", () => {
  test("is from the first to the last drop", () => expect(dosingWindow(recipe, document, inUnit)).toEqual({ begin: 600, end: 4200 }));
  test("an amount ends a feed", () => {
    const feeds = [{ id: "f", start: "10 min", rate: "rate", amount: "0.24 L" }];
    const known = { ...document, parameters: [{ id: "rate", value: "4 mL/min" }] };
    expect(dosingWindow({ ...recipe, feeds }, known, inUnit)!.end).toBeCloseTo(70 * 60, 6);
  });
  test("without feeds there is none", () => expect(dosingWindow({ ...recipe, feeds: [] }, document, inUnit)).toBeUndefined());
});

describe("a longer dosing", () => {
  const full: Recipe = {
    ...recipe,
    doses: [{ id: "d", time: "40 min" }],
    withdrawals: [{ time: "2 h", volume: "1 mL" }, { start: "20 min", end: "30 min", rate: "1 mL/min" }],
    temperature: { control: "profile", points: [["0 min", "40 degC"], ["100 min", "60 degC"]] },
  };
  const slow = stretched(full, document, 3 * 3600, inUnit)!;
  test("keeps the amount: the rate falls as the time grows", () => expect(slow.feeds![0]).toMatchObject({ start: "10 min", end: "190 min", rate: "1.66666666667 mL/min" }));
  test("what comes after it comes later, what is within it is stretched", () => {
    expect(slow.duration).toBe("7 h");
    expect(slow.doses![0]!.time).toBe("100 min");
    expect(slow.withdrawals).toEqual([{ time: "4 h", volume: "1 mL" }, { start: "40 min", end: "70 min", rate: "0.333333333333 mL/min" }]);
    expect(slow.temperature).toMatchObject({ points: [["0 min", "40 degC"], ["220 min", "60 degC"]] });
  });
  test("a profile of the feed", () => {
    const feeds = [{ id: "f", profile: [["0 min", "10 mL/min"], ["60 min", "0 mL/min"]] as [Quantity, Quantity][] }];
    expect(stretched({ ...recipe, feeds }, document, 7200, inUnit)!.feeds![0]!.profile).toEqual([["0 min", "5 mL/min"], ["120 min", "0 mL/min"]]);
  });
  test("a rate by a parameter becomes a number", () => {
    const feeds = [{ id: "f", start: "0 min", end: "60 min", rate: "rate" }];
    const known = { ...document, parameters: [{ id: "rate", value: "4 mL/min" }] };
    const [feed] = stretched({ ...recipe, feeds }, known, 7200, inUnit)!.feeds!;
    expect(inUnit(feed!.rate!, "mL/min")).toBeCloseTo(2, 9);
  });
  test("the recipe itself is not touched", () => expect(full.feeds![0]!.end).toBe("70 min"));
});
