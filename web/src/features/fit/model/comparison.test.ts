import { describe, expect, test } from "vitest";
import { estimate, fitResult, statistics } from "../test/sample";
import { type Compared, compareParameters, preference } from "./comparison";

const compared = (name: string, aicc: number | null, change: Partial<Compared> = {}): Compared => ({
  name,
  result: fitResult({ statistics: statistics({ aicc }) }),
  loss: "linear",
  sigmaKnown: false,
  ...change,
});

describe("two fits", () => {
  test("the lower AICc is preferred, unless they are close", () => {
    expect(preference(compared("Fit 1", -133), compared("Fit 2", -140))).toBe("The data prefer Fit 2 (ΔAICc = 7).");
    expect(preference(compared("Fit 1", -140), compared("Fit 2", -133))).toBe("The data prefer Fit 1 (ΔAICc = 7).");
    expect(preference(compared("Fit 1", -133), compared("Fit 2", -134))).toBe("The data do not prefer either (ΔAICc = 1).");
    expect(preference(compared("Fit 1", null), compared("Fit 2", -134))).toContain("too few data");
  });
  test("other data, weights or losses do not compare", () => {
    const other = compared("Fit 2", -140);
    other.result.experiments[0]!.residuals[0]!.measured[0] = 1.02;
    const heavier = compared("Fit 2", -140);
    heavier.result.experiments[0]!.residuals[0]!.standardized[0] = 2;
    for (const one of [other, heavier, compared("Fit 2", -140, { loss: "huber" })]) expect(preference(compared("Fit 1", -133), one)).toContain("different data or weights");
  });
  test("parameters stand side by side; a difference counts in its standard error", () => {
    const first = fitResult({ parameters: [estimate("k1", 1, { std_error: 0.3 })] });
    const second = fitResult({ parameters: [estimate("k1", 2, { std_error: 0.4 }), estimate("k2", 5)] });
    const [k1, k2] = compareParameters(first, second);
    expect(k1!.deviations).toBeCloseTo(2, 12);
    expect(k2).toMatchObject({ key: "k2", first: undefined, deviations: undefined });
  });
});
