/** A steady state has conditions that do not change in time. What has no meaning in one is taken out, in one step of undo. */
import type { Feed, Quantity, Recipe, TemperatureControl } from "@/doc/types";
import { stagesOf } from "./temperature/stages";
import { type Profile, asPoints } from "./profile";

type Held = Quantity | { points: unknown } | undefined;
/** The first of a course is what is held. */
const held = <T extends Held>(value: T, otherwise: Quantity): T =>
  (typeof value === "object" && value !== null && "points" in value ? (asPoints(value.points as Profile)[0]?.[1] ?? otherwise) : value) as T;

function settle(control: TemperatureControl): TemperatureControl {
  const { until: _until, ...kept } = control;
  if (control.control === "profile") return { control: "isothermal", temperature: asPoints((control.points ?? []) as Profile)[0]?.[1] ?? "25 degC" };
  return {
    ...kept,
    ...(control.setpoint !== undefined && { setpoint: held(control.setpoint, "25 degC") }),
    ...(control.jacket_temperature !== undefined && { jacket_temperature: held(control.jacket_temperature, "25 degC") }),
  };
}

/** The feed flows all the time. */
export function flowAllTheTime(feed: Feed): void {
  feed.rate ??= asPoints(feed.profile ?? [])[0]?.[1] ?? "0.01 L/min";
  for (const key of ["start", "end", "amount", "profile"] as const) delete feed[key];
}

export function becomeSteady(draft: Recipe): void {
  draft.steady_state = true;
  for (const feed of draft.feeds ?? []) flowAllTheTime(feed);
  if (draft.temperature !== undefined) draft.temperature = settle(stagesOf(draft)[0]!);
}

/** A run in time needs a duration. */
export function becomeRun(draft: Recipe): void {
  delete draft.steady_state;
  draft.duration ??= "60 min";
}

/** What the recipe keeps for runs in time, in words; nothing when there is none. */
export function unusedOf({ doses = [], events = [] }: Recipe): string | undefined {
  const kept = [
    [doses.length, "dose"],
    [events.length, "event"],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`]));
  return kept.length === 0 ? undefined : `A steady state does not use what happens at a time. Kept for runs in time: ${kept.join(" and ")}.`;
}
