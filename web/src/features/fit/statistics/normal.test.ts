import { describe, expect, test } from "vitest";
import { density, probability, quantile } from "./normal";

describe("the normal distribution", () => {
  // Abramowitz & Stegun (1964), tables 26.1 and 26.5.
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [2, 0.97724986805182],
    [3, 0.998650101968370],
    [-1.5, 0.066807201268858],
  ])("probability below %d", (x, p) => expect(probability(x)).toBeCloseTo(p, 13));

  test.each([
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.9999, 3.719016485455709],
    [0.025, -1.959963984540054],
    [0.5, 0],
  ])("quantile of %d", (p, x) => expect(quantile(p)).toBeCloseTo(x, 11));

  test("quantile and probability undo each other", () => {
    for (let p = 1e-4; p < 1; p += 0.0137) expect(probability(quantile(p))).toBeCloseTo(p, 12);
  });
  test("there is no quantile of 0, 1 or beyond", () => expect([0, 1, 2].map(quantile)).toEqual([Number.NaN, Number.NaN, Number.NaN]));
  test("density at the middle", () => expect(density(0)).toBeCloseTo(0.3989422804014327, 15));
});
