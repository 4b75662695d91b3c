import { describe, expect, test } from "vitest";
import type { SafetyAnswer } from "@/engine/safety_results";
import { answer } from "../test/sample";
import { remediesOf, tooFast, toneOf } from "./verdict";

const slow: SafetyAnswer = { ...answer, class: 1, feed: { ...answer.feed!, minimum_time: { value: 30, unit: "min" } } };

describe("dosing", () => {
  test("is too fast where the shortest safe one is longer, in whatever units", () => {
    expect(tooFast(answer)).toBe(true);
    expect(tooFast(slow)).toBe(false);
    expect(tooFast({ ...answer, feed: { ...answer.feed!, minimum_time: { value: 0.99, unit: "h" } } })).toBe(false);
    expect(tooFast({ ...answer, feed: { ...answer.feed!, minimum_time: { value: 1.01, unit: "h" } } })).toBe(true);
  });
  test("is too fast where no dosing is slow enough; without a feed nothing is", () => {
    expect(tooFast({ ...answer, feed: { ...answer.feed!, minimum_time: { not_applicable: "No dosing up to 30 d is safe." } } })).toBe(true);
    const { feed: _feed, ...batch } = answer;
    expect(tooFast(batch as SafetyAnswer)).toBe(false);
  });
});

describe("the tone", () => {
  test.each([
    [1, "good"],
    [2, "good"],
    [3, "attention"],
    [4, "bad"],
    [5, "bad"],
    [null, "attention"],
  ] as const)("of class %s is %s where the dosing is slow enough", (stoessel, tone) => expect(toneOf({ ...slow, class: stoessel })).toBe(tone));
  test("asks for attention where dosing is too fast or the cooling cannot hold the decomposition", () => {
    expect(toneOf({ ...answer, class: 1 })).toBe("attention");
    const power = { value: 1, unit: "W/kg" };
    const semenov = (stable: boolean) => ({ ...slow, semenov: { stable, critical_power: power, actual: power, critical_over_temperature: { value: 10, unit: "K" } } });
    expect(toneOf(semenov(false))).toBe("attention");
    expect(toneOf(semenov(true))).toBe("good");
  });
});

describe("what to do", () => {
  test("is to dose as long as needed, rounded up", () => {
    expect(remediesOf(answer)).toEqual([{ kind: "dose", label: "Use 2 h dosing in Simulate", seconds: 7200, words: "2 h" }]);
    expect(remediesOf(slow)).toEqual([]);
  });
  test("is not offered where no dosing is slow enough", () => expect(remediesOf({ ...answer, feed: { ...answer.feed!, minimum_time: { not_applicable: "No dosing is safe." } } })).toEqual([]));
  test("is to give what the class hangs on", () => {
    const { td24: _td24, ...unknown } = { ...slow, temperatures: { ...slow.temperatures, max: null, td24: null } };
    expect(remediesOf(unknown as SafetyAnswer)).toMatchObject([{ kind: "field", field: "max_temperature" }, { kind: "field", field: "decomposition" }]);
  });
});
