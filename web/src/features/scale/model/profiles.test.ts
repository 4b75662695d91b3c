import { describe, expect, test } from "vitest";
import { result } from "../test/sample";
import { concentrationIds, feedWindow, profilesOf } from "./profiles";
import { ratioConditions, ratioSeries } from "./ratios";

describe("profiles", () => {
  const profiles = profilesOf(result, undefined);
  test("are of the base and of the chosen rule of each target", () => expect(profiles.map(({ vessel, rule }) => [vessel, rule?.rule])).toEqual([["lab", undefined], ["v1000", "power_per_volume"]]));
  test("show what is there at all", () => expect(concentrationIds(profiles)).toEqual(["A"]));
  test("shade the dosing as long as it was found to need", () => {
    expect(feedWindow(profiles[0]!, { begin: 600, end: 4200 })).toEqual({ from: 10, to: 70 });
    expect(feedWindow(profiles[1]!, { begin: 600, end: 4200 })).toEqual({ from: 10, to: 121.7 });
  });
});

describe("ratios against scale", () => {
  test("begin at the base; the rule that is looked at is solid", () => {
    const lines = ratioSeries(result, "power_per_volume", "blend_time");
    expect(lines.map(({ id, dash }) => [id, dash])).toEqual([["power_per_volume", "dashed"], ["blend_time", "solid"]]);
    expect(lines[1]).toMatchObject({ x: [1, 1000], y: [1, 100] });
  });
  test("a condition without a ratio is not offered", () => expect(ratioConditions(result).map(({ id }) => id)).toEqual(["speed", "power_per_volume"]));
});
