import { describe, expect, test } from "vitest";
import type { FitResult } from "@/engine/results";
import { fitResult, projectDocument } from "../test/sample";
import { histogram, normalCurve } from "./histogram";
import { normalQuantiles } from "./qq";
import { parities, residualPoints } from "./residual_points";

describe("Q-Q plot", () => {
  test("values are ranked and stand at Blom's positions", () => {
    const ranked = normalQuantiles([3, -1, 0.5], (x) => x);
    expect(ranked.map(({ sample }) => sample)).toEqual([-1, 0.5, 3]);
    // (i - 3/8) / (n + 1/4) = 0.19231, 0.5, 0.80769; quantile(0.80769) = 0.869424
    expect(ranked[0]!.theoretical).toBeCloseTo(-0.8694238, 6);
    expect(ranked[1]!.theoretical).toBeCloseTo(0, 12);
    expect(ranked[2]!.theoretical).toBeCloseTo(0.8694238, 6);
  });
  test("each value keeps its item", () => {
    const items = [{ id: "b", value: 2 }, { id: "a", value: 1 }];
    expect(normalQuantiles(items, ({ value }) => value).map(({ item }) => item.id)).toEqual(["a", "b"]);
  });
});

describe("histogram", () => {
  const values = [-2.1, -0.4, -0.3, 0, 0.1, 0.2, 0.2, 0.9, 1.4, 2.6];
  test("every value is in one class, and the classes cover the range", () => {
    const { counts, middles, width } = histogram(values);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(values.length);
    expect(middles[0]! - width / 2).toBeLessThanOrEqual(-2.1);
    expect(middles.at(-1)! + width / 2).toBeGreaterThan(2.6);
    values.forEach((value) => expect(middles.filter((middle) => value >= middle - width / 2 && value < middle + width / 2)).toHaveLength(1));
  });
  test("equal values make one class, none make none", () => {
    expect(histogram([4, 4, 4])).toMatchObject({ counts: [3], middles: [4] });
    expect(histogram([]).counts).toEqual([]);
  });
  test("many equal values beside a few others still give classes", () => {
    expect(histogram([0, 0, 0, 0, 0, 0, 0, 1, 10]).counts.length).toBeGreaterThan(2);
  });
  test("the curve has the area of the bars", () => {
    const { x, y } = normalCurve(values, 0.5, 401);
    const area = y.reduce((sum, one, i) => sum + (i === 0 ? 0 : ((one + y[i - 1]!) / 2) * (x[i]! - x[i - 1]!)), 0);
    expect(area / (values.length * 0.5)).toBeCloseTo(0.99953, 4); // within 3.5 deviations
  });
  test("equal values have no normal curve", () => expect(normalCurve([1, 1], 1).x).toEqual([]));
});

describe("residual points", () => {
  test("a residual knows the row of its cell, blank cells skipped", () => {
    const points = residualPoints(fitResult(), projectDocument().experiments);
    expect(points.map(({ ref }) => ref)).toEqual([
      { experiment: "run1", observable: "A", row: 0 },
      { experiment: "run1", observable: "A", row: 2 },
      { experiment: "run1", observable: "A", row: 3 },
    ]);
    expect(points[1]!.measured).toBe(0.61);
  });
  test("a result without experiments has none", () => {
    expect(residualPoints({ ...fitResult(), experiments: undefined } as unknown as FitResult, projectDocument().experiments)).toEqual([]);
  });
  test("parity has equal axes, a plot for each unit", () => {
    const points = residualPoints(fitResult(), projectDocument().experiments);
    const [one] = parities([...points, { ...points[0]!, unit: "degC", measured: 25, predicted: 30 }]);
    expect(one).toMatchObject({ unit: "mol/L", range: [0.37, 1.01] });
    expect(parities([...points, { ...points[0]!, unit: "degC" }])).toHaveLength(2);
  });
});
