/** When something is done to the vessel: feeds as windows, doses, samples and events as marks on the axis of time. */
import type { Feed, ProjectDocument, Quantity, Recipe } from "@/doc/types";
import { prettyUnit } from "@/units/quantity";
import { plain } from "./figures";

export interface Window {
  readonly from: number;
  readonly to: number;
  /** In the plot: "Feed dose". */
  readonly label: string;
  /** Under it: "Feed dose: 0 to 10 min". */
  readonly words: string;
}
export interface Mark {
  readonly x: number;
  readonly label: string;
}
/** The number of a quantity in a unit; nothing when that cannot be told. */
export type InUnit = (quantity: Quantity, unit: string) => number | undefined;

/** The quantity itself, or the value of the parameter that stands for it. */
function resolved(quantity: Quantity | undefined, { parameters = [] }: ProjectDocument): Quantity | undefined {
  const parameter = parameters.find(({ id }) => id === quantity);
  return parameter === undefined ? quantity : parameter.value;
}

/** Numbers of the recipe in the unit of the axis, parameters looked up. */
function reader(document: ProjectDocument, inUnit: InUnit) {
  return (quantity: Quantity | undefined, unit: string): number | undefined => {
    const value = resolved(quantity, document);
    return value === undefined ? undefined : inUnit(value, unit);
  };
}
type Read = ReturnType<typeof reader>;

function endOf(feed: Feed, start: number, end: number, unit: string, read: Read): number | undefined {
  if (feed.end !== undefined) return read(feed.end, unit);
  if (feed.amount === undefined) return end;
  const amount = read(feed.amount, "L");
  const rate = read(feed.rate, `L/${unit}`);
  return amount === undefined || rate === undefined || rate <= 0 ? undefined : start + amount / rate;
}

/** A profile feeds from its first point to its last. */
function profileWindow(feed: Feed, unit: string, read: Read): [number, number] | undefined {
  const first = read(feed.profile?.[0]?.[0], unit);
  const last = read(feed.profile?.at(-1)?.[0], unit);
  return first === undefined || last === undefined ? undefined : [first, last];
}

/** @param end of the axis, in `unit`: a feed to the end of the run ends there */
export function feedWindows(feeds: readonly Feed[], document: ProjectDocument, unit: string, end: number, inUnit: InUnit): Window[] {
  const read = reader(document, inUnit);
  return feeds.flatMap((feed) => {
    const start = read(feed.start ?? `0 ${unit}`, unit) ?? 0;
    const close = endOf(feed, start, end, unit, read);
    const window = feed.profile === undefined ? (close === undefined ? undefined : ([start, close] as const)) : profileWindow(feed, unit, read);
    if (window === undefined || window[0] >= end) return [];
    const [from, to] = [window[0], Math.min(window[1], end)];
    return [{ from, to, label: `Feed ${feed.id}`, words: `Feed ${feed.id}: ${plain(from)} to ${plain(to)} ${prettyUnit(unit)}` }];
  });
}

/** Doses and samples; those after the end of the run did not happen. */
export function marksOf(recipe: Pick<Recipe, "doses" | "withdrawals">, document: ProjectDocument, unit: string, end: number, inUnit: InUnit): Mark[] {
  const read = reader(document, inUnit);
  const doses = (recipe.doses ?? []).map(({ id, time }, index) => ({ time, label: `Dose ${id ?? index + 1}` }));
  const samples = (recipe.withdrawals ?? []).flatMap(({ time }, index) => (time === undefined ? [] : [{ time, label: `Sample ${index + 1}` }]));
  return [...doses, ...samples].flatMap(({ time, label }) => {
    const x = read(time, unit);
    return x === undefined || x > end ? [] : [{ x, label: `${label}: ${plain(x)} ${prettyUnit(unit)}` }];
  });
}
