import { expect, test } from "vitest";
import { sliderRange } from "./slider";

const parameter = { id: "k1", min: "0.001 1/min", max: "10 1/min", scale: "log" as const };

test("the bounds are the ends", () => expect(sliderRange(parameter, 0.1, "1/min")).toEqual({ min: 0.001, max: 10, scale: "log" }));
test("a bound in another unit is none", () => expect(sliderRange({ ...parameter, max: "1 1/s" }, 0.1, "1/min")).toEqual({ min: 0.001, max: 10, scale: "log" }));
test("without bounds: two decades, or the value's own size", () => {
  expect(sliderRange({ id: "k1", scale: "log" }, 0.1, "1/min")).toEqual({ min: 0.001, max: 10, scale: "log" });
  expect(sliderRange({ id: "Ea1" }, 60, "kJ/mol")).toEqual({ min: 0, max: 120, scale: "linear" });
  expect(sliderRange({ id: "dH" }, -40, "kJ/mol")).toEqual({ min: -80, max: 0, scale: "linear" });
});
test("what is not positive has no logarithm", () => expect(sliderRange({ id: "x", scale: "log" }, 0, "")).toEqual({ min: -1, max: 1, scale: "linear" }));
