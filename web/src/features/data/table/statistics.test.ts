import { expect, it } from "vitest";
import { statisticsOf } from "./statistics";

it("counts, and describes the numbers", () => {
  expect(statisticsOf([2, 4, 4, 4, 5, 5, 7, 9, null, "<0.5"])).toEqual({ n: 8, missing: 1, belowDetection: 1, min: 2, max: 9, mean: 5, sd: Math.sqrt(32 / 7) });
});
it("keeps the digits of small differences between large numbers", () => {
  expect(statisticsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).sd).toBeCloseTo(Math.sqrt(30), 12);
});
it("says null where there is nothing to say", () => {
  expect(statisticsOf([null, "<1"])).toEqual({ n: 0, missing: 1, belowDetection: 1, min: null, max: null, mean: null, sd: null });
  expect(statisticsOf([3]).sd).toBeNull();
});
