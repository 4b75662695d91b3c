/** Numbers as people read them. What is copied has every digit; what is shown has those that mean something. */

const thin = "\u2009";

/** Plain from 1e-4 to 1e6, else with a power of ten: 0.00015 but 1.5 × 10⁻⁵. */
export function formatNumber(value: number | null | undefined, significant = 5): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) return sign(String(Number(value.toPrecision(significant))));
  const [mantissa, exponent] = value.toExponential(significant - 1).split("e") as [string, string];
  return sign(`${Number(mantissa)}${thin}×${thin}10${superscript(Number(exponent))}`);
}

/** `0.1503 ± 0.0021`: the error to two figures, the value to the same place. */
export function formatWithError(value: number, error: number | null | undefined): string {
  if (error === null || error === undefined || !Number.isFinite(error) || error <= 0) return formatNumber(value);
  // After rounding to two figures: 0.0996 is 0.10, one place fewer.
  const place = Math.floor(Math.log10(Number(error.toPrecision(2)))) - 1; // the last figure stands for 10^place
  const lead = Math.floor(Math.log10(Math.max(Math.abs(value), error)));
  if (place <= 0 && place >= -9 && lead >= -4 && lead < 6)
    return `${sign(value.toFixed(-place))} ± ${error.toFixed(-place)}`;
  const scale = 10 ** lead;
  const decimals = Math.max(0, lead - place);
  return `(${sign((value / scale).toFixed(decimals))} ± ${(error / scale).toFixed(decimals)})${thin}×${thin}10${superscript(lead)}`;
}

export function formatPercent(fraction: number | null | undefined, significant = 3): string {
  return fraction === null || fraction === undefined || !Number.isFinite(fraction) ? "–" : `${sign(String(Number((100 * fraction).toPrecision(significant))))}${thin}%`;
}

/** Every digit that the number has, with a point: for copies and files. */
export const exact = (value: number | null | undefined): string => (value === null || value === undefined || !Number.isFinite(value) ? "" : String(value));

const sign = (text: string) => text.replaceAll("-", "−");
const superscript = (exponent: number) =>
  [...String(exponent)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("");
