import { describe, expect, it } from "vitest";
import { formatNumber, formatWithError } from "./format";
import { parseQuantity, prettyUnit, quantityText } from "./quantity";

describe("parseQuantity", () => {
  it.each([
    ["0.15 1/min", 0.15, "1/min", "0.15"],
    ["5 g/L", 5, "g/L", "5"],
    ["300 K", 300, "K", "300"],
    ["1,5", 1.5, "", "1.5"],
    ["1e-3", 0.001, "", "1e-3"],
    ["65kJ/mol", 65, "kJ/mol", "65"],
    ["25 °C", 25, "degC", "25"],
    ["−10 degC", -10, "degC", "-10"],
    ["2 × 10^-3 mol/L", 0.002, "mol/L", "2e-3"],
    ["1 000,5 mL", 1000.5, "mL", "1000.5"],
    ["3 µM", 3, "uM", "3"],
    [".5 h", 0.5, "h", ".5"],
    ["1e5", 1e5, "", "1e5"],
  ])("reads %s", (text, number, unit, digits) => expect(parseQuantity(text)).toEqual({ number, unit, digits }));
  it.each(["", "k1", "abc", "- 3 x", "1e999 K"])("refuses %j", (text) => expect(parseQuantity(text)).toBeUndefined());
  it("keeps the digits that were typed", () => expect(quantityText(parseQuantity("0.1500 1/min")!.digits, "1/min")).toBe("0.1500 1/min"));
});

describe("formatWithError", () => {
  it.each([
    [0.150312, 0.002098, "0.1503 ± 0.0021"],
    [0.15, 0.0996, "0.15 ± 0.10"],
    [71823.4, 1234.5, "(7.18 ± 0.12)\u2009×\u200910⁴"],
    [5.926e-5, 5.1e-7, "(5.926 ± 0.051)\u2009×\u200910⁻⁵"],
    [3.3517e11, 6.7818e10, "(3.35 ± 0.68)\u2009×\u200910¹¹"],
    [-12.3456, 0.5, "−12.35 ± 0.50"],
    [2, null, "2"],
  ])("%f ± %s", (value, error, text) => expect(formatWithError(value, error)).toBe(text));
});

describe("formatNumber", () => {
  it.each([
    [0.1234567, "0.12346"],
    [1e-7, "1\u2009×\u200910⁻⁷"],
    [1.5e12, "1.5\u2009×\u200910¹²"],
    [-0.5, "−0.5"],
    [Number.NaN, "–"],
    [null, "–"],
  ])("%s", (value, text) => expect(formatNumber(value)).toBe(text));
});

describe("prettyUnit", () => {
  it.each([["degC", "°C"], ["L/(mol min)", "L/(mol·min)"], ["mol^-1", "mol⁻¹"], ["uM", "µM"], ["1", ""]])("%s", (unit, text) => expect(prettyUnit(unit)).toBe(text));
});
