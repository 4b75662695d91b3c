import { describe, expect, it } from "vitest";
import type { Recipe } from "@/doc/types";
import type { Fault } from "@/engine/results";
import { faultsAt, faultsOfProfile, faultsWithin } from "./faults";
import { becomeRun, becomeSteady, unusedOf } from "./steady";

const fault = (pointer: string, detail: string, hint?: string): Fault => ({ pointer, code: "out_of_range", detail, ...(hint !== undefined && { hint }) });

describe("faults of a recipe", () => {
  const faults = [
    fault("/studies/0/recipe/feeds/1/end", "Feed 2 ends before it starts.", "'end' must be later than 'start'."),
    fault("/studies/0/recipe/feeds/1/id", "The id 'f' is used twice."),
    fault("/studies/0/recipe/feeds/11/end", "Another."),
    fault("/studies/0/recipe/feeds/1/profile/0/1", "Not a rate."),
    fault("/studies/0/recipe/feeds/1/profile", "Not in order."),
  ];
  const feed = "/studies/0/recipe/feeds/1";

  it("stand at their field, with the way out, and at no other", () => {
    expect(faultsWithin(faults, `${feed}/end`)).toBe("Feed 2 ends before it starts. 'end' must be later than 'start'.");
    expect(faultsWithin(faults, `${feed}/rate`)).toBeUndefined();
    expect(faultsWithin(faults, "/studies/0/recipe/feeds/11/end")).toBe("Another.");
  });

  it("of a part are not those of its fields", () => {
    expect(faultsAt(faults, feed)).toBeUndefined();
    expect(faultsAt(faults, `${feed}/id`)).toBe("The id 'f' is used twice.");
  });

  it("of a profile as a whole are not those of its points", () => {
    expect(faultsOfProfile(faults, `${feed}/profile`)).toBe("Not in order.");
  });
});

describe("a steady state", () => {
  const recipe: Recipe = {
    reactor: "cstr",
    charge: { volume: "1 L" },
    feeds: [
      { id: "a", start: "1 min", end: "5 min", rate: "0.2 L/min" },
      { id: "b", profile: [["0 min", "0.3 L/min"], ["5 min", "0 L/min"]] },
    ],
    doses: [{ id: "d", time: "1 min", volume: "1 mL" }],
    temperature: { stages: [{ control: "jacket", UA: "5 W/K", jacket_temperature: { points: [["0 min", "40 degC"], ["5 min", "50 degC"]] }, until: "5 min" }, { control: "isothermal" }] },
    duration: "20 min",
  };

  it("takes out what changes in time, keeps the first of each course, and says what it does not use", () => {
    const draft = structuredClone(recipe);
    becomeSteady(draft);
    expect(draft.feeds).toEqual([
      { id: "a", rate: "0.2 L/min" },
      { id: "b", rate: "0.3 L/min" },
    ]);
    expect(draft.temperature).toEqual({ control: "jacket", UA: "5 W/K", jacket_temperature: "40 degC" });
    expect(unusedOf(draft)).toBe("A steady state does not use what happens at a time. Kept for runs in time: 1 dose.");
  });

  it("holds the first temperature of a profile, and gives a run in time a duration again", () => {
    const draft: Recipe = { reactor: "cstr", charge: { volume: "1 L" }, temperature: { control: "profile", points: [["0 min", "30 degC"], ["5 min", "60 degC"]] } };
    becomeSteady(draft);
    expect(draft.temperature).toEqual({ control: "isothermal", temperature: "30 degC" });
    becomeRun(draft);
    expect(draft.steady_state).toBeUndefined();
    expect(draft.duration).toBe("60 min");
  });
});
