import { describe, expect, it } from "vitest";
import type { SteadyState } from "@/engine/results";
import { stabilityWords, timeConstant } from "./stability";

const state = (stable: boolean, eigenvalues: [number, number][]): SteadyState => ({ stable, eigenvalues, eigenvalue_unit: "1/s", concentrations: [], temperature: { value: 300, unit: "K" } });

describe("stability of a steady state", () => {
  it("is told in the words of its leading eigenvalue", () => {
    expect(stabilityWords(state(true, [[-2, 0], [-0.5, 0]]))).toBe("stable");
    expect(stabilityWords(state(true, [[-0.5, 3], [-0.5, -3]]))).toBe("stable, with damped oscillation");
    expect(stabilityWords(state(true, [[-2, 3], [-2, -3], [-0.1, 0]]))).toBe("stable");
    expect(stabilityWords(state(false, [[-2, 0], [0.5, 0]]))).toBe("unstable, a saddle");
    expect(stabilityWords(state(false, [[0.5, 3], [0.5, -3]]))).toBe("unstable, oscillates away");
    expect(stabilityWords(state(false, [[1, 0], [2, 0]]))).toBe("unstable");
  });

  it("has the time constant of what dies out last", () => {
    expect(timeConstant(state(true, [[-2, 0], [-0.5, 0]]))).toBe(2);
    expect(timeConstant(state(false, [[-2, 0], [0.25, 0]]))).toBe(4);
    expect(timeConstant(state(true, []))).toBeUndefined();
  });
});
