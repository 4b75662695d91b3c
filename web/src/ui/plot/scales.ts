/** From numbers to pixels: what an axis spans, and which of its values are marked. */
import { type ScaleLinear, type ScaleLogarithmic, scaleLinear, scaleLog } from "d3-scale";
import { textWidth } from "./text_width";
import { tickTexts } from "./tick_text";
import type { PlotAxis, PlotProps, PlotSeries } from "./types";

/** The inner part of a plot [px]. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Domain = readonly [number, number];
export interface Domains {
  readonly x: Domain;
  readonly left: Domain;
  readonly right?: Domain | undefined;
}
export type Scale = ScaleLinear<number, number> | ScaleLogarithmic<number, number>;

export const scaleOf = ({ scale }: Pick<PlotAxis, "scale">, domain: Domain, pixels: Domain): Scale => (scale === "log" ? scaleLog(domain, pixels) : scaleLinear(domain, pixels));

const isNumber = (value: number | null | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);

/** All that a series shows along y: bands and error bars count, bars stand on zero. */
function ordinates(one: PlotSeries): (number | null)[] {
  if (one.kind === "bars") return [0, ...one.y];
  if (one.kind === "line") return [...one.y, ...(one.low ?? []), ...(one.high ?? [])];
  return one.y.flatMap((value, i) => {
    const spread = one.error?.[i];
    return isNumber(value) && isNumber(spread) ? [value - spread, value + spread] : [value];
  });
}
const abscissae = (one: PlotSeries): readonly number[] => (one.kind === "bars" ? one.x.flatMap((x) => [x - one.width / 2, x + one.width / 2]) : one.x);

type Drawn = Pick<PlotProps, "series" | "x" | "y" | "right" | "guides">;

/** What all series span; an axis without numbers spans [0, 1], a logarithmic one [1, 10]. */
export function domainsOf({ series, x, y, right, guides = [] }: Drawn): Domains {
  const of = (side: "left" | "right") => series.filter(({ axis = "left" }) => (right ? axis : "left") === side).flatMap(ordinates);
  const limits = guides.flatMap((guide) => ("y" in guide ? [guide.y] : []));
  const across = series.flatMap(abscissae);
  // A diagonal says that both axes measure the same: they span the same.
  const both = guides.some((guide) => "diagonal" in guide) ? [...across, ...of("left")] : undefined;
  return {
    x: domainOf(both ?? across, x, series.some(({ kind }) => kind === "line") && both === undefined),
    left: domainOf(both ?? [...of("left"), ...limits], y, false),
    ...(right && { right: domainOf(of("right"), right, false) }),
  };
}

/** @param exact lines run from edge to edge; points keep a distance */
function domainOf(values: readonly (number | null)[], axis: PlotAxis, exact: boolean): Domain {
  const log = axis.scale === "log";
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (!isNumber(value) || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return log ? [1, 10] : [0, 1];
  if (log) return low === high ? [low / 2, high * 2] : exact ? [low, high] : [low / (high / low) ** 0.05, high * (high / low) ** 0.05];
  if (axis.zero) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) / 10;
    return [low - room, high + room];
  }
  const room = exact ? 0 : (high - low) * 0.05;
  // What stands at zero stands on the axis.
  return [axis.zero && low === 0 ? 0 : low - room, axis.zero && high === 0 ? 0 : high + room];
}

const gap = 12; // [px] between two labels side by side

/** @param spacing about how far apart the marks stand [px]; labels along x are kept from running into each other */
export function ticksOf(scale: Scale, axis: PlotAxis, length: number, spacing: number): number[] {
  for (let count = Math.max(2, Math.floor(length / spacing)); count > 2; count--) {
    const ticks = axis.scale === "log" ? logTicks(scale.domain() as [number, number], count) : scale.ticks(count);
    if (ticks.length <= count * 1.5 + 1 && apart(ticks, scale, axis)) return ticks;
  }
  return axis.scale === "log" ? logTicks(scale.domain() as [number, number], 2) : scale.ticks(2);
}

function apart(ticks: readonly number[], scale: Scale, axis: PlotAxis): boolean {
  const [from, to] = scale.range() as [number, number];
  const along = to > from; // pixels of y grow downward
  const texts = tickTexts(ticks, axis);
  return ticks.every((tick, i) => {
    const next = ticks[i + 1];
    if (next === undefined) return true;
    const room = Math.abs(scale(next) - scale(tick));
    return along ? room >= (textWidth(texts[i]!) + textWidth(texts[i + 1]!)) / 2 + gap : room >= 15;
  });
}

/** Decades, thinned where there are many, with 2 and 5 between them where there are few; round steps within less than one. */
function logTicks([low, high]: Domain, count: number): number[] {
  const decades = Math.log10(high / low);
  if (decades < 1) return scaleLinear([low, high], [0, 1]).ticks(count);
  const every = Math.max(1, Math.ceil(decades / count));
  const multiples = decades * 3 <= count ? [1, 2, 5] : [1];
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const ticks: number[] = [];
  for (let power = first - 1; power <= Math.log10(high); power++)
    for (const multiple of multiples) {
      const tick = multiple * 10 ** power;
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9) && (power - first) % every === 0) ticks.push(tick);
      else if (tick >= low && tick <= high && multiple > 1 && every === 1) ticks.push(tick);
    }
  return ticks;
}
