import { describe, expect, test } from "vitest";
import type { Problem } from "@/engine/results";
import { result, target } from "../test/sample";
import { errorAt, limitAt, partOf, targetLimitAt } from "./faults";

const problem = (pointer: string): Problem => ({ type: "", code: "invalid_document", status: 422, title: "One fault", errors: [{ pointer, code: "out_of_range", detail: "Too much.", hint: "Take less." }] });

describe("a fault", () => {
  test("is told at its field", () => {
    expect(errorAt(problem("/studies/0/base/speed"), "base/speed")).toBe("Too much. Take less.");
    expect(errorAt(problem("/studies/0/base/speed"), "base/vessel")).toBeUndefined();
    expect(errorAt(undefined, "base/speed")).toBeUndefined();
  });
  test("deeper in a vessel is told at the vessel", () => {
    expect(errorAt(problem("/vessels/1/impellers/0/diameter"), "vessels/1")).toContain("Too much.");
    expect(errorAt(problem("/vessels/12/capacity"), "vessels/1")).toBeUndefined();
  });
  test("leads to the part of the inspector", () => {
    expect(partOf("targets/0/volume")).toBe("vessels");
    expect(partOf("medium/viscosity")).toBe("liquid");
    expect(partOf("decomposition/q0")).toBe("heat");
    expect(partOf("reactions/0/rate")).toBeUndefined();
  });
});

describe("a limit that is broken", () => {
  const limits = [{ code: "above_drive_speed", severity: "broken" as const, message: "Too fast." }];
  test("by the base is told at the speed", () => {
    expect(limitAt({ ...result.base, limits }, "speed")).toBe("Too fast.");
    expect(limitAt({ ...result.base, limits }, "volume")).toBeUndefined();
    expect(limitAt(result.base, "speed")).toBeUndefined();
  });
  test("by the own speed of a target is told at that field, one of a rule is not", () => {
    expect(targetLimitAt(target, "speed")).toBeUndefined();
    const given = { ...target.rules[0]!, rule: "given", limits };
    expect(targetLimitAt({ ...target, rules: [given] }, "speed")).toBe("Too fast.");
  });
});
