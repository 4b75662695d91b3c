/** A recipe whose dosing takes longer: the same amounts, times before it unchanged, within it stretched, after it later. */
import type { Feed, ProjectDocument, Quantity, QuantityOrParameter, Recipe, TemperatureControl } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";
import type { InUnit } from "@/units/use_in_unit";

export interface Window {
  /** [s] */
  readonly begin: number;
  readonly end: number;
}
type Read = (quantity: QuantityOrParameter | undefined, unit: string) => number | undefined;

/** Numbers of the recipe, parameters looked up. */
const reader = ({ parameters = [] }: ProjectDocument, inUnit: InUnit): Read => (quantity, unit) => {
  const parameter = parameters.find(({ id }) => id === quantity);
  const value = parameter === undefined ? quantity : parameter.value;
  return value === undefined ? undefined : inUnit(value, unit);
};

function windowOfFeed(feed: Feed, duration: number, read: Read): Window | undefined {
  if (feed.profile !== undefined) {
    const times = feed.profile.flatMap(([time]) => read(time, "s") ?? []);
    return times.length < 2 ? undefined : { begin: times[0]!, end: Math.min(times.at(-1)!, duration) };
  }
  const begin = read(feed.start ?? "0 s", "s");
  const stop = feed.end === undefined ? duration : read(feed.end, "s");
  if (begin === undefined || stop === undefined) return undefined;
  const [amount, rate] = [read(feed.amount, "L"), read(feed.rate, "L/s")];
  const full = amount === undefined || rate === undefined || rate <= 0 ? stop : begin + amount / rate;
  return { begin, end: Math.min(stop, full, duration) };
}

/** From the first to the last drop of all feeds. */
export function dosingWindow(recipe: Recipe, document: ProjectDocument, inUnit: InUnit): Window | undefined {
  const read = reader(document, inUnit);
  const duration = read(recipe.duration, "s");
  if (duration === undefined) return undefined;
  const windows = (recipe.feeds ?? []).flatMap((feed) => windowOfFeed(feed, duration, read) ?? []).filter(({ begin, end }) => begin < end);
  if (windows.length === 0) return undefined;
  return { begin: Math.min(...windows.map(({ begin }) => begin)), end: Math.max(...windows.map(({ end }) => end)) };
}

/** @param seconds how long the dosing shall take @returns nothing where times of the recipe cannot be read */
export function stretched(recipe: Recipe, document: ProjectDocument, seconds: number, inUnit: InUnit): Recipe | undefined {
  const window = dosingWindow(recipe, document, inUnit);
  if (window === undefined) return undefined;
  return new Stretch(window, seconds / (window.end - window.begin), reader(document, inUnit)).recipe(recipe);
}

const perSecond: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86400 };
/** A number without the noise of its last bits. */
const tidy = (value: number) => Number(value.toPrecision(12));
const same = (unit: string) => (unit === "" ? "" : ` ${unit}`);

class Stretch {
  constructor(
    private readonly window: Window,
    private readonly factor: number,
    private readonly read: Read,
  ) {}

  recipe(recipe: Recipe): Recipe {
    const { feeds, doses, withdrawals, temperature, duration } = recipe;
    return {
      ...recipe,
      ...(duration !== undefined && { duration: this.time(duration) }),
      ...(feeds && { feeds: feeds.map((feed) => this.feed(feed)) }),
      ...(doses && { doses: doses.map((dose) => ({ ...dose, time: this.time(dose.time) })) }),
      ...(withdrawals && { withdrawals: withdrawals.map((draw) => this.withdrawal(draw)) }),
      ...(temperature && { temperature: "stages" in temperature ? { stages: temperature.stages.map((stage) => this.control(stage)) } : this.control(temperature) }),
    };
  }

  private map(t: number): number {
    const { begin, end } = this.window;
    if (t <= begin) return t;
    return t <= end ? begin + this.factor * (t - begin) : t + (this.factor - 1) * (end - begin);
  }
  /** A time in the unit in which it was written. */
  private time(quantity: QuantityOrParameter): Quantity {
    const t = this.read(quantity, "s");
    if (t === undefined) return quantity;
    const written = typeof quantity === "string" ? (parseQuantity(quantity)?.unit ?? "min") : "min";
    const unit = perSecond[written] === undefined ? "min" : written;
    return `${tidy(this.map(t) / perSecond[unit]!)} ${unit}`;
  }
  private rate(quantity: QuantityOrParameter): Quantity {
    const parsed = parseQuantity(quantity);
    const unit = parsed === undefined ? "mL/min" : parsed.unit;
    const value = parsed === undefined ? this.read(quantity, unit) : parsed.number;
    return value === undefined ? quantity : `${tidy(value / this.factor)}${same(unit)}`;
  }
  private feed(feed: Feed): Feed {
    const { start, end, rate, profile } = feed;
    return {
      ...feed,
      ...(start !== undefined && { start: this.time(start) }),
      ...(end !== undefined && { end: this.time(end) }),
      ...(rate !== undefined && { rate: this.rate(rate) }),
      ...(profile && { profile: profile.map(([time, flow]): [Quantity, Quantity] => [this.time(time), this.rate(flow)]) }),
    };
  }
  /** A draw that begins and ends within the dosing is slowed with it: the amount stays. */
  private withdrawal(draw: Record<string, QuantityOrParameter>): Record<string, QuantityOrParameter> {
    const times = Object.fromEntries(["time", "start", "end"].flatMap((key) => (draw[key] === undefined ? [] : [[key, this.time(draw[key])]])));
    const [start, end] = [this.read(draw.start, "s"), this.read(draw.end, "s")];
    const inside = start !== undefined && end !== undefined && start >= this.window.begin && end <= this.window.end;
    return { ...draw, ...times, ...(inside && draw.rate !== undefined && { rate: this.rate(draw.rate) }) };
  }
  private control(control: TemperatureControl): TemperatureControl {
    const { until, points, jacket_temperature: jacket, setpoint } = control;
    return {
      ...control,
      ...(until !== undefined && { until: this.time(until) }),
      ...(points && { points: Array.isArray(points) ? this.points(points) : points }),
      ...(typeof jacket === "object" && { jacket_temperature: { points: this.points(jacket.points) } }),
      ...(typeof setpoint === "object" && { setpoint: { points: this.points(setpoint.points) } }),
    };
  }
  private points(points: [Quantity, Quantity][]): [Quantity, Quantity][] {
    return points.map(([time, value]) => [this.time(time), value]);
  }
}
