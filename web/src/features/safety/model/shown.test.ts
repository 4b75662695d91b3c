import { describe, expect, test } from "vitest";
import type { SafetyAnswer } from "@/engine/safety_results";
import { answer } from "../test/sample";
import { diagramWords, orderOf } from "./criticality";
import { numbersOf } from "./numbers";
import { accumulation, alongDosing, timeToMaximumRate, worstFailure, worstMoment } from "./pictures";
import { fromSeconds, readable } from "./readable";

describe("the criticality diagram", () => {
  test("has the temperatures of this process in its own class, coldest first, and plain orders in the others", () => {
    expect(orderOf(4, answer).map(({ level, figure }) => [level, figure?.value])).toEqual([["process", 40], ["max", 77.1], ["td24", 96.5], ["mtsr", 112]]);
    expect(orderOf(1, answer)).toEqual([{ level: "process" }, { level: "mtsr" }, { level: "max" }, { level: "td24" }]);
  });
  test("leaves out what is not known, and says the class in words", () => {
    const unknown = { class: null, temperatures: { ...answer.temperatures, max: null, td24: null } };
    expect(diagramWords(unknown)).toBe("No class can be told. Temperatures from the lowest: Process 40.0 °C, MTSR 112.0 °C.");
    expect(diagramWords(answer)).toMatch(/^Stoessel class 4 of 5\. .*Process 40\.0 °C, MTT 77\.1 °C, TD24 96\.5 °C, MTSR 112\.0 °C\.$/);
    expect(diagramWords({ ...answer, class_shares: [0, 0, 0.002, 0.998, 0] })).toMatch(/MTSR 112\.0 °C\. Of the draws < 1 % in class 3, > 99 % in class 4\.$/);
  });
});

describe("the numbers", () => {
  const rows = numbersOf(answer);
  const row = (id: string) => rows.find((one) => one.id === id);
  test("have their notes, and long times in days with interval", () => {
    expect(row("adiabatic_rise")).toMatchObject({ value: "144.0 K", note: "Severity medium" });
    expect(row("minimum_time")).toMatchObject({ value: "117 min", note: "Limited by the boiling point" });
    expect(row("tmr_integrated")).toMatchObject({ value: "19.1 ± 1.0 d", interval: "95 %: 16.7 to 21.5 d", exact: { value: 27573, unit: "min" } });
  });
  test("that do not apply say why; those that were not computed are not there", () => {
    const spent = numbersOf({ ...answer, tmr_ad: { ...answer.tmr_ad!, integrated: { not_applicable: "The decomposition is spent before." } } });
    expect(spent.find(({ id }) => id === "tmr_integrated")).toMatchObject({ value: "n/a", note: "The decomposition is spent before." });
    for (const id of ["critical_power", "td24_integrated", "decomposition_rise"]) expect(row(id)).toBeUndefined();
  });
  test("come each with equation and source", () => expect(rows.every(({ formula, source }) => formula !== "" && source !== "")).toBe(true));
});

describe("times", () => {
  test("are said in minutes, hours or days", () => {
    expect(readable({ value: 119, unit: "min" })).toEqual({ value: 119, unit: "min" });
    expect(readable({ value: 120, unit: "min" })).toEqual({ value: 2, unit: "h" });
    expect(readable({ value: 72, unit: "h" })).toEqual({ value: 3, unit: "d" });
    expect(readable({ value: 500, unit: "K" })).toEqual({ value: 500, unit: "K" });
  });
  test("of an unknown unit are not drawn", () => expect([fromSeconds(120, "min"), fromSeconds(1, "K")]).toEqual([2, undefined]));
});

describe("the pictures", () => {
  test("have process, MTSR with its band, and the limits across", () => {
    const lines = alongDosing(answer, "MTT");
    expect(lines.map(({ id }) => id)).toEqual(["T", "mtsr", "max", "td24"]);
    expect(lines[1]).toMatchObject({ low: [40, 104, 58], high: [40, 116, 62] });
    expect(lines[2]).toMatchObject({ label: "MTT", x: [0, 120], y: [77.1, 77.1], dash: "dashed" });
    expect(worstMoment(answer)).toMatchObject({ x: [60], y: [112] });
  });
  test("have the accumulation in percent, and the time to maximum rate only where one ends within the horizon", () => {
    expect(accumulation(answer)[0]!.y).toEqual([0, 40, 10]);
    expect(timeToMaximumRate(answer)).toMatchObject({ axis: "right", y: [null, 27573, null] });
    const safe: SafetyAnswer = { ...answer, profile: { ...answer.profile, columns: answer.profile.columns.map((one) => (one.id === "tmr_ad" ? { ...one, values: [null, null, null] } : one)) } };
    expect(timeToMaximumRate(safe)).toBeUndefined();
  });
  test("have the worst failure beside the normal run, as long as it lasts", () => {
    const lines = worstFailure(answer, "MTT");
    expect(lines.map(({ id }) => id)).toEqual(["failure", "normal", "max", "td24"]);
    expect(lines[1]!.x).toEqual([0, 60]);
    const { failure: _failure, ...none } = answer;
    expect(worstFailure(none as SafetyAnswer, "MTT")).toEqual([]);
  });
});
