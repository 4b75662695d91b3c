/** Numbers in words of the field: the standard error to two figures, the value to the same place. */

const magnitude = (x: number): number => (x === 0 ? 0 : Math.floor(Math.log10(Math.abs(x))));

/** A plain decimal where that reads well, else mantissa and power of ten. @param place the last decimal place, 3 for 0.001 */
function toPlace(x: number, place: number): string {
  const size = magnitude(x);
  if (size >= 6 || size < -4) return power(x, Math.max(0, Math.min(15, size + place)), size);
  const text = x.toFixed(Math.max(0, Math.min(20, place)));
  return place >= 0 ? text : String(Number(Number(text).toPrecision(Math.max(1, size + 1 + place))));
}

const superscripts: Readonly<Record<string, string>> = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const superscript = (n: number): string => [...String(n)].map((sign) => superscripts[sign]).join("");
const power = (x: number, decimals: number, exponent: number): string =>
  `${(x / 10 ** exponent).toFixed(decimals)} × 10${superscript(exponent)}`;

/** To so many figures: 0.04512, 1.23 × 10⁻⁷. */
export function significant(x: number, figures = 4): string {
  if (!Number.isFinite(x)) return "–";
  const rounded = Number(x.toPrecision(figures));
  return toPlace(rounded, figures - 1 - magnitude(rounded));
}

export interface Rounded {
  readonly value: string;
  /** Without one the value stands alone, to five figures. */
  readonly error: string | undefined;
}

/** 0.1503 and 0.0021: the error to two figures, the value to the place of its last. */
export function withError(value: number, error: number | null | undefined): Rounded {
  if (error == null || !(error > 0) || !Number.isFinite(error)) return { value: significant(value, 5), error: undefined };
  const rounded = Number(error.toPrecision(2));
  const place = 1 - magnitude(rounded);
  // Where the numbers are large or small both are written with one power of ten.
  const exponent = magnitude(Math.max(Math.abs(value), rounded));
  if (exponent < 6 && exponent >= -4) return { value: toPlace(value, place), error: toPlace(rounded, place) };
  const decimals = Math.max(0, Math.min(15, exponent + place));
  return { value: power(value, decimals, exponent), error: power(rounded, decimals, exponent) };
}

/** "±0.53 %", and words where a percentage says nothing. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "nothing known";
  if (share > 10) return "more than ±1000 %";
  return `±${share === 0 ? "0" : significant(100 * share, 2)} %`;
}

/** "A, B and C" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
