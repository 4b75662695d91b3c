import { describe, expect, test } from "vitest";
import type { Problem } from "@/engine/results";
import { errorAt, fieldOf, inProject, inStudy } from "./faults";

const fault = (pointer: string) => ({ pointer, code: "missing", detail: "There is no number.", hint: "Give one." });
const problem: Problem = { type: "", code: "invalid", status: 422, title: "", errors: [fault("/studies/0/decomposition/q0"), fault("/medium/density")] };

describe("faults at their fields", () => {
  test("a fault belongs to its field and to those around it", () => {
    expect(errorAt(problem, "decomposition/q0")).toBe("There is no number. Give one.");
    expect(errorAt(problem, "decomposition")).toBe("There is no number. Give one.");
    expect(errorAt(problem, "decomposition/q")).toBeUndefined();
    expect(errorAt(problem, "medium/density")).toBeDefined();
  });
  test("a fault deep in a vessel is told at that vessel, not at another whose number begins alike", () => {
    const deep: Problem = { ...problem, errors: [fault("/vessels/12/impellers/0/diameter")] };
    expect(errorAt(deep, "vessels/12")).toContain("There is no number.");
    expect(errorAt(deep, "vessels/1")).toBeUndefined();
    expect(errorAt(undefined, "vessels/1")).toBeUndefined();
  });
  test("the study has another place in the project", () => {
    const moved = inProject(problem, 12);
    expect(moved.errors!.map(({ pointer }) => pointer)).toEqual(["/studies/12/decomposition/q0", "/medium/density"]);
    expect(fieldOf(inStudy(moved.errors![0]!, 12))).toBe("decomposition/q0");
    expect(fieldOf(inStudy(fault("/studies/1/id"), 12))).toBe("studies/1/id");
  });
});
