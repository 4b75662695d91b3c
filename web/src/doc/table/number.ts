/** Cells as numbers: which sign parts the decimals, what parts thousands, what is missing, what is below detection. */
import type { RawCell } from "./records";

export type Decimal = "." | ",";
export type CellValue =
  | { readonly kind: "missing" }
  | { readonly kind: "number"; readonly number: number; readonly grouped: boolean }
  | { readonly kind: "below"; readonly number: number; readonly grouped: boolean }
  | { readonly kind: "invalid" };

const missing = /^(?:|na|n\/a|#n\/a|nan|-|–|—)$/i;
export const isMissing = (cell: RawCell): boolean => cell === null || (typeof cell === "string" && missing.test(cell));

/** Thousands are parted by the other sign, by a blank or by an apostrophe, in full groups of three. */
const patterns: Record<Decimal, { plain: RegExp; grouped: RegExp }> = {
  ".": { plain: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, grouped: /^[+-]?[1-9]\d{0,2}(?:([,' \u00a0\u2009\u202f’])\d{3})(?:\1\d{3})*(?:\.\d*)?$/ },
  ",": { plain: /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i, grouped: /^[+-]?[1-9]\d{0,2}(?:([.' \u00a0\u2009\u202f’])\d{3})(?:\1\d{3})*(?:,\d*)?$/ },
};

export function readNumber(text: string, decimal: Decimal): { number: number; grouped: boolean } | undefined {
  const signed = text.replace(/^−/, "-");
  const { plain, grouped } = patterns[decimal];
  const isGrouped = !plain.test(signed) && grouped.test(signed);
  if (!isGrouped && !plain.test(signed)) return undefined;
  const digits = isGrouped ? signed.replace(decimal === "." ? /[,' \u00a0\u2009\u202f’]/g : /[.' \u00a0\u2009\u202f’]/g, "") : signed;
  const number = Number(digits.replace(",", "."));
  return Number.isFinite(number) ? { number, grouped: isGrouped } : undefined;
}

export function readCell(cell: RawCell, decimal: Decimal): CellValue {
  if (typeof cell === "number") return Number.isFinite(cell) ? { kind: "number", number: cell, grouped: false } : { kind: "invalid" };
  if (cell === null || missing.test(cell)) return { kind: "missing" };
  const below = cell.startsWith("<");
  const found = readNumber(below ? cell.slice(1).trim() : cell, decimal);
  return found === undefined ? { kind: "invalid" } : { kind: below ? "below" : "number", ...found };
}

export interface DecimalFinding {
  readonly decimal: Decimal;
  /** A cell that could mean either, when nothing in the file settles it. */
  readonly doubtful?: string;
}

/** What a cell says: for a sign with proof, or what it looks like. "1,234" may be a decimal or a thousand. */
function evidence(cell: string): { sign: Decimal; proven: boolean } | undefined {
  const text = cell.replace(/^<\s*/, "").replace(/^[+\-−]/, "").replace(/e[+-]?\d+$/i, "");
  if (!/^[\d.,]*[.,][\d.,]*$/.test(text) || !/\d/.test(text)) return undefined;
  const points = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (points > 0 && commas > 0) return { sign: text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",", proven: true };
  if (points > 1) return { sign: ",", proven: true };
  if (commas > 1) return { sign: ".", proven: true };
  const sign: Decimal = points === 1 ? "." : ",";
  return { sign, proven: !/^[1-9]\d{0,2}[.,]\d{3}$/.test(text) };
}

/** The decimal sign of a file. Without proof a comma counts where the delimiter is ";", its usual companion. */
export function findDecimal(cells: Iterable<RawCell>, delimiter: string): DecimalFinding {
  const proven = { ".": 0, ",": 0 };
  const seen = { ".": 0, ",": 0 };
  let example: string | undefined;
  for (const cell of cells) {
    const found = typeof cell === "string" ? evidence(cell) : undefined;
    if (found === undefined) continue;
    seen[found.sign]++;
    if (found.proven) proven[found.sign]++;
    else example ??= cell as string;
  }
  if (proven["."] !== proven[","]) return { decimal: proven[","] > proven["."] ? "," : "." };
  if (proven["."] > 0 || example === undefined) return { decimal: "." };
  return { decimal: seen[","] > seen["."] && delimiter === ";" ? "," : ".", doubtful: example };
}
