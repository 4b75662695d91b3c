/** Numbers with their units, as people of the field write them. */
import { type Answer, type Figure, isFigure } from "@/engine/scaleup_results";
import { formatNumber, formatWithError } from "@/units/format";
import { prettyUnit } from "@/units/quantity";

const isTemperature = (unit: string) => unit === "degC" || unit === "K" || unit === "degF";

/** Three figures are what correlations are good for; temperatures to a tenth of a degree. */
export function numberText({ value, unit }: Pick<Figure, "value" | "unit">): string {
  if (isTemperature(unit) && Math.abs(value) >= 10) return (Math.round(10 * value) / 10).toFixed(1).replace("-", "−");
  return grouped(formatNumber(value, Math.abs(value) >= 1000 && Math.abs(value) < 1e5 ? 4 : 3));
}
/** 33,320: five figures and more are read in groups. */
const grouped = (text: string): string => (/^−?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ",") : text);

/** With its standard error where there is one: "112 ± 9 min". */
export function figureText(figure: Pick<Figure, "value" | "unit" | "std_error">): string {
  const unit = prettyUnit(figure.unit);
  const text = figure.std_error == null || figure.std_error <= 0 ? numberText(figure) : formatWithError(figure.value, figure.std_error);
  return unit === "" ? text : `${text} ${unit}`;
}

/** "95 %: 88 to 104 °C", where the uncertainty was asked for. */
export function intervalText(figure: Figure): string | undefined {
  if (figure.ci95 == null) return undefined;
  const [low, high] = figure.ci95.map((value) => numberText({ value, unit: figure.unit }));
  if (low === high) return undefined; // what is uncertain does not move it
  return `95 %: ${low} to ${high} ${prettyUnit(figure.unit)}`.trimEnd();
}

export const answerText = (answer: Answer | undefined): string => (isFigure(answer) ? figureText(answer) : "n/a");

/** × 4.64, × 0.215 */
export const ratioText = (ratio: number): string => `× ${grouped(formatNumber(ratio, 3))}`;

/** 91 %; what is neither nothing nor all is not rounded to it. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return "< 1 %";
  if (share > 0.99 && share < 1) return "> 99 %";
  return `${Math.round(100 * share)} %`;
}

/** A volume in the unit that people say: 0.5 L, 1,000 L. */
export const litresText = ({ value, unit }: Figure): string =>
  unit === "L" && value >= 1000 ? `${Math.round(value).toLocaleString("en-US")} L` : figureText({ value, unit });

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86400 };
export const inSeconds = ({ value, unit }: Figure): number | undefined => (seconds[unit] === undefined ? undefined : value * seconds[unit]);

export interface Duration {
  readonly number: number;
  readonly unit: "s" | "min" | "h";
}
/** Rounded up, so that nobody doses faster than was found: 2.93 h is 3 h, 11.2 h is 12 h. */
export function roundedUp(time: number): Duration {
  const unit = time >= 3600 ? "h" : time >= 60 ? "min" : "s";
  const exact = time / seconds[unit]!;
  const step = exact < 10 ? 10 : 1;
  return { number: Math.ceil(exact * step * (1 - 1e-9)) / step, unit };
}
export const durationText = ({ number, unit }: Duration): string => `${number} ${unit}`;
export const durationSeconds = ({ number, unit }: Duration): number => number * seconds[unit]!;

/** "A, B and C" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
