/** Courses in time, in both forms of the document: pairs [time, value], or two columns. */
import type { Column, Quantity } from "@/doc/types";
import { unitOf } from "./change";

export type Pairs = [Quantity, Quantity][];
export interface Columns {
  time: Column;
  value: Column;
}
export type Profile = Pairs | Columns;

export const isColumns = (profile: Profile): profile is Columns => !Array.isArray(profile);

export function asPoints(profile: Profile): Pairs {
  if (!isColumns(profile)) return profile;
  return profile.time.values.map((time, index) => [`${time} ${profile.time.unit}`, `${profile.value.values[index]} ${profile.value.unit}`]);
}

/** One point more, a step after the last as long as the step before it. */
export function withPoint(points: Pairs): Pairs {
  const last = points.at(-1);
  if (last === undefined) return [["0 min", "25 degC"]];
  const before = points.at(-2);
  const unit = unitOf(last[0], "min");
  const step = before !== undefined && unitOf(before[0], "min") === unit ? numberOf(last[0]) - numberOf(before[0]) : 10;
  return [...points, [`${numberOf(last[0]) + (step > 0 ? step : 10)} ${unit}`, last[1]]];
}
const numberOf = (quantity: Quantity) => (typeof quantity === "number" ? quantity : Number.parseFloat(quantity));

export function sentenceOf({ time, value }: Columns): string {
  const numbers = value.values.filter((cell) => typeof cell === "number");
  return `${time.values.length} points up to ${time.values.at(-1)} ${time.unit}, ${Math.min(...numbers)} to ${Math.max(...numbers)} ${value.unit}.`;
}
