import { describe, expect, test } from "vitest";
import { result, target } from "../test/sample";
import { durationText, roundedUp } from "@/ui/figures";
import { verdictsOf } from "./verdict";

const name = (id: string) => (id === "v1000" ? "Plant" : id);
const of = (change: Partial<typeof target>, wanted?: string) => verdictsOf({ ...result, targets: [{ ...target, ...change }] }, wanted, name)[0]!;

describe("the verdict of a target", () => {
  test("is the engine's for the rule that it chose, with the longer dosing as a button", () => {
    expect(of({})).toMatchObject({ tone: "attention", text: "Plant at 55 rpm: Dose over at least 1.9 h.", remedies: [{ kind: "dose", label: "Use 1.9 h dosing in Simulate", seconds: 6840 }] });
  });
  test("a rule that breaks a limit is bad, and a sound one is offered", () => {
    const verdict = of({}, "blend_time");
    expect(verdict).toMatchObject({ tone: "bad", text: "Plant at 400 rpm (constant blend time): Too fast." });
    expect(verdict.remedies).toContainEqual({ kind: "rule", label: "Choose constant power per volume", rule: "power_per_volume" });
  });
  test("a rule without a speed says why and offers another", () => {
    expect(of({}, "kla")).toMatchObject({ tone: "bad", text: "Plant (constant kLa): No gas is fed.", remedies: [{ kind: "rule" }] });
  });
  test("the recipe's own dosing needs no button", () => {
    const [rule] = target.rules;
    const safe = { ...rule!, dosing: { ...rule!.dosing!, time: { value: 60, unit: "min" } } };
    expect(of({ rules: [safe] })).toMatchObject({ tone: "good", remedies: [] });
    expect(of({ rules: [{ ...safe, safety: { class: 4 } }] }).tone).toBe("bad");
    expect(of({ rules: [{ ...safe, safety: { class: 3 } }] }).tone).toBe("attention");
  });
  test("no dosing is long enough: attention, and nothing to use", () => {
    const [rule] = target.rules;
    expect(of({ rules: [{ ...rule!, dosing: { ...rule!.dosing!, time: { not_applicable: "None." } } }] })).toMatchObject({ tone: "attention", remedies: [] });
  });
});

test.each([
  [6702, "1.9 h"],
  [10_548, "3 h"],
  [10_800, "3 h"],
  [10_801, "3.1 h"],
  [40_300, "12 h"],
  [600, "10 min"],
  [45, "45 s"],
])("%f s is at most %s", (time, text) => expect(durationText(roundedUp(time))).toBe(text));
