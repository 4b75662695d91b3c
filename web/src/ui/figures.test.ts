import { describe, expect, it } from "vitest";
import { answerText, durationSeconds, durationText, figureText, inSeconds, intervalText, listed, litresText, numberText, ratioText, roundedUp } from "./figures";

const of = (value: number, unit: string) => ({ value, unit });

describe("a figure", () => {
  it.each([
    [37.7189, "W/m3", "37.7 W/m³"],
    [412.4, "W/(m2 K)", "412 W/(m²·K)"],
    [33320.4, "1", "33,320"],
    [853012, "1", "853,000"],
    [3209.2, "W/K", "3209 W/K"],
    [67.44, "degC", "67.4 °C"],
    [-12.06, "degC", "−12.1 °C"],
    [2.345, "K", "2.35 K"],
    [1.2e7, "1", "1.2\u2009×\u200910⁷"],
  ])("%d %s", (value, unit, text) => expect(figureText(of(value, unit))).toBe(text));
  it("carries its error and its interval", () => {
    const figure = { ...of(112.3, "min"), std_error: 9.1, ci95: [95.2, 131] as [number, number] };
    expect(figureText(figure)).toBe("112.3 ± 9.1 min");
    expect(intervalText(figure)).toBe("95 %: 95.2 to 131 min");
    expect(intervalText(of(1, "K"))).toBeUndefined();
    expect(intervalText({ ...of(144, "K"), ci95: [143.99, 144.01] })).toBeUndefined();
  });
  it("is n/a where it does not apply", () => expect(answerText({ not_applicable: "No gas." })).toBe("n/a"));
  it("of a volume is said in litres", () => expect([litresText(of(10000, "L")), litresText(of(0.8, "L"))]).toEqual(["10,000 L", "0.8 L"]));
});

describe("a ratio", () => {
  it.each([[0.2154, "× 0.215"], [10000, "× 10,000"], [1, "× 1"]])("%d", (ratio, text) => expect(ratioText(ratio)).toBe(text));
});

describe("a duration", () => {
  it.each([[10537, "3 h"], [40320, "12 h"], [1974, "33 min"], [12.31, "13 s"], [3600, "1 h"]])("of %d s is rounded up", (time, text) => {
    const found = roundedUp(time);
    expect(durationText(found)).toBe(text);
    expect(durationSeconds(found)).toBeGreaterThanOrEqual(time);
  });
  it("is read in any unit of time, and in no other", () => expect([inSeconds(of(2, "h")), inSeconds(of(2, "m"))]).toEqual([7200, undefined]));
});

it("lists as one speaks", () => expect([listed([]), listed(["A"]), listed(["A", "B", "C"])]).toEqual(["", "A", "A, B and C"]));
it("rounds a temperature near zero by figures, not by places", () => expect(numberText(of(0.01234, "degC"))).toBe("0.0123"));
