/** The text of a quantity: a number and a unit, as people type them. */
import type { Quantity } from "@/doc/types";

export interface ParsedQuantity {
  readonly number: number;
  /** "" when there is none */
  readonly unit: string;
  /** The number as it was written, with a point: no digit is added or lost. */
  readonly digits: string;
}

const pattern = /^\s*([+\-−]?(?:\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d*)?|[.,]\d+)(?:\s*[eE]\s*[+\-−]?\d+|\s*[·×x*]\s*10\s*\^?\s*[+\-−]?\d+)?)\s*(.*?)\s*$/u;

/**
 * Reads "0.15 1/min", "1,5 h", "1e-3", "2 × 10^-3 mol/L", "25 °C". A comma is a decimal sign: "1,5" is one and a half.
 * @returns undefined when it does not begin with a number
 */
export function parseQuantity(value: Quantity): ParsedQuantity | undefined {
  if (typeof value === "number") return { number: value, unit: "", digits: String(value) };
  const found = pattern.exec(value);
  if (found === null) return undefined;
  const digits = found[1]!
    .replace(/[ \u00a0\u202f]/g, "")
    .replaceAll("−", "-")
    .replace(",", ".")
    .replace(/[·×x*]10\^?/, "e")
    .replace(/^\+/, "");
  const number = Number(digits);
  return Number.isFinite(number) ? { number, unit: tidyUnit(found[2]!), digits } : undefined;
}

/** Spellings of units that keyboards and spreadsheets make, in the engine's. */
export function tidyUnit(text: string): string {
  return text
    .trim()
    .replace(/^°\s*C$/u, "degC")
    .replace(/^°\s*F$/u, "degF")
    .replace(/^℃$/u, "degC")
    .replaceAll("µ", "u")
    .replaceAll("μ", "u")
    .replaceAll("·", " ")
    .replaceAll("⁻¹", "^-1")
    .replaceAll("⁻²", "^-2")
    .replaceAll("²", "^2")
    .replaceAll("³", "^3");
}

/** The text that goes into a document. A pure number stays a number. */
export const quantityText = (digits: string | number, unit: string): Quantity =>
  unit === "" || unit === "1" ? Number(digits) : `${digits} ${unit}`;

const raised: Readonly<Record<string, string>> = { "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹" };
const superscript = (power: string) => [...power].map((sign) => raised[sign]).join("");

/** A unit, or a number with one, as it is read, not typed: "°C", "L·mol⁻¹", "W/(m²·K)". */
export function prettyUnit(unit: string): string {
  if (unit === "1") return "";
  return unit
    .replaceAll("degC", "°C")
    .replaceAll("degF", "°F")
    .replace(/\bu(?=[A-Za-z])/g, "µ")
    .replace(/\^(-?\d+)(?![.\d])/g, (_all, power: string) => superscript(power))
    .replace(/(?<=[A-Za-z])(?<![\d.]e)(-?[1-9])(?![\w.])/gi, (_all, power: string) => superscript(power)) // "m2 K"; not "1e3 L"
    .replace(/(?<=\))\s+|(?<=\^-?\d+\.\d+|[A-Za-z⁰¹²³⁴-⁹])(?<!\bper)\s+(?!per\s)(?=[A-Za-z(])/g, "·");
}

/** A sentence of the engine with its units as they are read: "37.7 W/m3" is "37.7 W/m³", "250 W/(m2 K)" is "250 W/(m²·K)". */
export const prettyWords = (sentence: string): string =>
  sentence
    .replace(/(?<=[A-Za-z\d]\/\()[A-Za-z][^()]*(?=\))/g, prettyUnit)
    .replace(/(?<=\d |\/)([kdcmu]?m[23])\b( K\b)?/g, (_all, area: string, kelvin = "") => prettyUnit(area + kelvin))
    .replace(/(?<=\d )(degC|degF|um)\b/g, prettyUnit);
