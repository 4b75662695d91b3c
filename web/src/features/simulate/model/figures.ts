/** Numbers and units of the summary, as people of the field write them. */
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";

/** To four figures: 0.04512, 1.23 × 10⁻⁷. */
export const significant = (x: number): string => formatNumber(x, 4);
/** To three, for sentences: 30 min, 17.8 min. */
export const plain = (x: number): string => formatNumber(x, 3);

/** A temperature to a tenth of a degree. */
export const tenths = (x: number): string => (Math.round(10 * x) / 10).toFixed(1).replace(/^-0\.0$/, "0.0").replace("-", "−");

/** 0.9821 as "98.2 %"; close to the whole it keeps telling how close: 99.987 %. */
export function percent(share: number): string {
  const value = 100 * share;
  const gap = Math.abs(100 - value);
  const places = gap < 1e-7 || gap >= 0.1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(gap)));
  const text = value.toFixed(places).replace(/(\.\d+?)0+$/, "$1").replace(/^-(0\.0+)$/, "$1");
  return `${text.replace("-", "−")} %`;
}

/** "A, B and C" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

export const withUnit = (text: string, unit: string | undefined): string => {
  const word = prettyUnit(unit ?? "");
  return word === "" ? text : `${text} ${word}`;
};
