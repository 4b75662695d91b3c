/** Rate constants against temperature: ln k over 1000 K / T, the line of the fit with its 95 % band, and single runs. */
import { extent, mean } from "d3-array";
import type { ProjectDocument, RateConstant, Reaction } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import type { Conversion } from "../plots/panels";
import { split } from "./quantity_text";
import { type Entry, estimatedOf } from "./unknowns";

const gasConstant = 8.31446261815324; // [J/(mol K)]

export interface ArrheniusPoint {
  readonly experiment: string;
  /** 1000 K / T */
  readonly x: number;
  /** ln k, with its standard error */
  readonly y: number;
  readonly error: number | null;
}
export interface ArrheniusLine {
  readonly reaction: string;
  /** Of k, and the name of the parameter or "A". */
  readonly unit: string;
  readonly constant: string;
  readonly energy: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

interface Value {
  readonly number: number;
  readonly unit: string;
  readonly error: number;
  readonly entry?: Entry;
}

function valueOf(part: string | number, result: FitResult): Value | undefined {
  const entry = (result.parameters as Entry[]).find(({ id, experiment, experiments }) => id === part && experiment === undefined && experiments === undefined);
  if (entry !== undefined) return { number: entry.value, unit: entry.unit, error: entry.std_error ?? 0, entry };
  const own = split(part);
  return own && { ...own, error: 0 };
}

function correlationOf(result: FitResult, a: string | undefined, b: string | undefined): number {
  const { ids, matrix } = result.correlation;
  return matrix[ids.indexOf(a ?? "")]?.[ids.indexOf(b ?? "")] ?? 0;
}

export const constantOf = ({ rate }: Reaction): RateConstant | undefined =>
  rate.law === "expression" ? undefined : rate.law === "michaelis_menten" ? rate.vmax : rate.k;

/** Temperature of each run [K]: its mean, and whether it is constant. */
export function temperaturesOf(result: FitResult, convert: Conversion): Map<string, { mean: number; low: number; high: number }> {
  return new Map(
    (result.experiments ?? []).flatMap(({ id, series }) => {
      const column = series.columns.find((one) => one.id === "T");
      const toKelvin = column && convert(column.unit, "K");
      const values = toKelvin ? column.values.filter((value) => value !== null).map(toKelvin) : [];
      const [low, high] = extent(values);
      return low === undefined || high === undefined ? [] : [[id, { mean: mean(values)!, low, high }] as const];
    }),
  );
}

const linePoints = 61;
const margin = 5; // [K] beyond what was measured

/** The reference form is the general one: A is k at an infinite temperature, where 1/T is zero. */
export function arrheniusLine(reaction: Reaction, result: FitResult, convert: Conversion): ArrheniusLine | undefined {
  const constant = constantOf(reaction);
  if (typeof constant !== "object" || ("n" in constant && constant.n)) return undefined;
  const [name, inverse] = "A" in constant ? [constant.A, 0] : [constant.k_ref, 1 / kelvin(constant.T_ref, convert)];
  const k = valueOf(name, result);
  const energy = valueOf(constant.Ea, result);
  const toJoule = energy && convert(energy.unit, "J/mol");
  const range = [...temperaturesOf(result, convert).values()];
  const [low, high] = [Math.min(...range.map((one) => one.low)), Math.max(...range.map((one) => one.high))];
  if (k === undefined || energy === undefined || toJoule === undefined || !(k.number > 0) || !Number.isFinite(inverse) || range.length === 0) return undefined;

  const slope = toJoule(energy.number) / gasConstant; // [K]
  const deviations = [k.error / k.number, toJoule(energy.error) / gasConstant] as const;
  const rho = correlationOf(result, k.entry?.id, energy.entry?.id);
  const student = studentOf(energy.entry) ?? studentOf(k.entry);
  const first = 1 / (high + margin);
  const last = 1 / (low - margin);
  const at = Array.from({ length: linePoints }, (_, i) => first + ((last - first) * i) / (linePoints - 1));
  const y = at.map((one) => Math.log(k.number) - slope * (one - inverse));
  const half = at.map((one) => {
    const u = -(one - inverse);
    const variance = deviations[0] ** 2 + (u * deviations[1]) ** 2 + 2 * u * rho * deviations[0] * deviations[1];
    return student === undefined ? null : student * Math.sqrt(Math.max(0, variance));
  });
  return {
    reaction: reaction.id,
    unit: k.unit,
    constant: typeof name === "string" && k.entry ? name : "A" in constant ? "A" : "k",
    energy: energy.entry?.id ?? "Ea",
    x: at.map((one) => 1000 * one),
    y,
    low: y.map((value, i) => (half[i] === null ? null : value - half[i]!)),
    high: y.map((value, i) => (half[i] === null ? null : value + half[i]!)),
  };
}

const kelvin = (temperature: string | number, convert: Conversion): number => {
  const own = split(temperature);
  return own === undefined ? Number.NaN : (convert(own.unit || "K", "K")?.(own.number) ?? Number.NaN);
};

/** Student's factor of the 95 % intervals, read back from one of them. */
function studentOf(entry: Entry | undefined): number | undefined {
  if (entry?.ci95 == null || entry.std_error === null || !(entry.std_error > 0)) return undefined;
  return (entry.ci95[1] - entry.ci95[0]) / 2 / entry.std_error;
}

/** k of a run at its own temperature, where that is constant: k_ref of a fit of this run alone, carried there by Ea. */
export function pointOfRun(reaction: Reaction, run: string, alone: FitResult, convert: Conversion): ArrheniusPoint | undefined {
  const constant = constantOf(reaction);
  const temperature = temperaturesOf(alone, convert).get(run);
  if (typeof constant !== "object" || temperature === undefined || temperature.high - temperature.low > 0.5) return undefined;
  const [name, inverse] = "A" in constant ? [constant.A, 0] : [constant.k_ref, 1 / kelvin(constant.T_ref, convert)];
  const entry = estimatedOf(alone).find(({ id }) => id === name);
  const energy = valueOf(constant.Ea, alone);
  const toJoule = energy && convert(energy.unit, "J/mol");
  if (entry === undefined || toJoule === undefined || !(entry.value > 0) || entry.at_bound !== null) return undefined;
  const y = Math.log(entry.value) - (toJoule(energy!.number) / gasConstant) * (1 / temperature.mean - inverse);
  return { experiment: run, x: 1000 / temperature.mean, y, error: entry.std_error === null ? null : entry.std_error / entry.value };
}

/** The parameters whose values a fit of a single run finds: the rate constants that carry a temperature dependence. */
export function constantsWithEnergy(document: ProjectDocument): string[] {
  const declared = new Set(document.parameters?.filter(({ expression, per, groups }) => !expression && !per && !groups).map(({ id }) => id));
  return (document.reactions ?? []).flatMap((reaction) => {
    const constant = constantOf(reaction);
    if (typeof constant !== "object") return [];
    const name = "A" in constant ? constant.A : constant.k_ref;
    return typeof name === "string" && declared.has(name) ? [name] : [];
  });
}

/** Where a plain rate constant has a value for each run, those values and the line through them. */
export function pointsOfParameter(id: string, result: FitResult, convert: Conversion): ArrheniusPoint[] {
  const temperatures = temperaturesOf(result, convert);
  return estimatedOf(result).flatMap((entry) => {
    const temperature = entry.experiment === undefined ? undefined : temperatures.get(entry.experiment);
    if (entry.id !== id || temperature === undefined || !(entry.value > 0) || temperature.high - temperature.low > 0.5) return [];
    return [{ experiment: entry.experiment!, x: 1000 / temperature.mean, y: Math.log(entry.value), error: entry.std_error === null ? null : entry.std_error / entry.value }];
  });
}

/** Least squares through points at two temperatures or more. @returns Ea [J/mol] and the line */
export function lineThrough(points: readonly ArrheniusPoint[]): { energy: number; x: [number, number]; y: [number, number] } | undefined {
  const [low, high] = extent(points, ({ x }) => x);
  if (low === undefined || high === undefined || high - low < 1e-6) return undefined;
  const middle = { x: mean(points, ({ x }) => x)!, y: mean(points, ({ y }) => y)! };
  const above = points.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0);
  const slope = above / points.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0);
  const at = (x: number) => middle.y + slope * (x - middle.x);
  return { energy: -1000 * slope * gasConstant, x: [low, high], y: [at(low), at(high)] };
}
