import { describe, expect, it } from "vitest";
import { formatNumber, formatWithError } from "./format";
import { parseQuantity, prettyUnit, prettyWords, quantityText } from "./quantity";

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
  it.each([
    ["degC", "°C"],
    ["L/(mol min)", "L/(mol·min)"],
    ["mol^-1", "mol⁻¹"],
    ["uM", "µM"],
    ["1", ""],
    ["W/m3", "W/m³"],
    ["kg/m3", "kg/m³"],
    ["W/(m2 K)", "W/(m²·K)"],
    ["m2 K/W", "m²·K/W"],
    ["m2 K/kW", "m²·K/kW"],
    ["m² K/kW", "m²·K/kW"],
    ["mol m-3 s-1", "mol·m⁻³·s⁻¹"],
    ["m^2/s^3", "m²/s³"],
    ["L^0.5/(mol^0.5 s)", "L^0.5/(mol^0.5·s)"],
    ["1/s", "1/s"],
    ["mmHg", "mmHg"],
    ["mol/L per L/(mol min)", "mol/L per L/(mol·min)"],
    ["W/m3 per K", "W/m³ per K"],
    ["kJ/(kg K)", "kJ/(kg·K)"],
  ])("%s", (unit, text) => expect(prettyUnit(unit)).toBe(text));
  it.each([
    ["420 W/(m2 K)", "420 W/(m²·K)"],
    ["1e3 L", "1e3 L"],
    ["2.5e-3 m3", "2.5e-3 m³"],
    ["1E3 L", "1E3 L"],
    ["1000 kg/m3", "1000 kg/m³"],
    ["0", "0"],
  ])("of the quantity %s", (quantity, text) => expect(prettyUnit(quantity)).toBe(text));
});

describe("prettyWords", () => {
  it.each([
    ["P/V rises from 37.7 W/m3 to 3770 W/m3.", "P/V rises from 37.7 W/m³ to 3770 W/m³."],
    ["Wall and jacket: 420 W/(m2 K) ± 12; the film 0.0012 m2 K/W.", "Wall and jacket: 420 W/(m²·K) ± 12; the film 0.0012 m²·K/W."],
    ["It counts from 0.002 m3 to 4.4 m3, at 20 degC, for 200 um.", "It counts from 0.002 m³ to 4.4 m³, at 20 °C, for 200 µm."],
    ["The speed of 400 rpm is above the drive's 156 rpm.", "The speed of 400 rpm is above the drive's 156 rpm."],
    ["k1 and m2 are taken as exact (see m3); T2 at 20 °C.", "k1 and m2 are taken as exact (see m3); T2 at 20 °C."],
    ["Heat is lost by 2.1 kJ/(kg K) (as entered).", "Heat is lost by 2.1 kJ/(kg·K) (as entered)."],
  ])("%s", (sentence, text) => expect(prettyWords(sentence)).toBe(text));
});
