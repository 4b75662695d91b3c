/** Measurements as series of a plot: concentrations on the left, temperatures on the right, one unit each. */
import type { Experiment, Exclusion, Measurement, ProjectDocument, Species } from "@/doc/types";
import type { PlotAxis, PlotSeries, PointSeries } from "@/ui/plot/types";
import { speciesStyle } from "@/ui/series";
import { exclusionsOf, findExclusion } from "../exclude/exclusions";
import type { ConversionContext, UnitKind, UnitOracle } from "../import/map/units";

export interface DataPlot {
  readonly series: readonly PlotSeries[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly right?: PlotAxis;
}
/** What shares an axis: concentrations in any unit are one. */
type Quantity = "concentration" | "temperature" | "volume" | "number" | "other";
const quantityOf = (kind: UnitKind | undefined): Quantity =>
  kind === "mass concentration" || kind === "weight fraction" ? "concentration" : kind === undefined || kind === "time" ? "other" : kind;

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const contextOf = (document: ProjectDocument, species: Species | undefined): ConversionContext => ({ molar_mass: text(species?.molar_mass), formula: species?.formula, density: text(document.medium?.density) });

interface Target {
  readonly time: string;
  readonly unit: string;
  readonly axis: "left" | "right";
}

/** Values of a column in the unit of its axis. Where one cannot be converted the series says its own unit. */
function converter(units: UnitOracle, from: string, to: string, context?: ConversionContext): ((value: number) => number) | undefined {
  if (from === to) return (value) => value;
  const zero = units.convert(0, from, to, context);
  const one = units.convert(1, from, to, context);
  return zero === undefined || one === undefined ? undefined : (value) => zero + (one - zero) * value;
}

function seriesOf(document: ProjectDocument, experiment: Experiment, index: number, exclusions: readonly Exclusion[], target: Target, units: UnitOracle, label: string): PointSeries | undefined {
  const measurement: Measurement = experiment.measurements![index]!;
  const species = document.species.find(({ id }) => id === measurement.observable);
  const time = converter(units, measurement.time.unit, target.time);
  const value = converter(units, measurement.value.unit, target.unit, contextOf(document, species));
  if (time === undefined || value === undefined) return undefined;
  const rows = measurement.value.values.map((_, row) => row);
  const kept = rows.map((row) => findExclusion(exclusions, experiment.id, index, row));
  const y = rows.map((row) => {
    const cell = kept[row]?.value ?? measurement.value.values[row];
    return typeof cell === "number" ? value(cell) : null;
  });
  const { sigma } = measurement;
  const spread = typeof sigma === "object" ? converter(units, sigma.unit, target.unit, contextOf(document, species)) : undefined;
  const error = spread && typeof sigma === "object" ? sigma.values.map((cell) => (typeof cell === "number" ? spread(cell) - spread(0) : null)) : undefined;
  return {
    kind: "points",
    id: `${experiment.id}/${index}`,
    label,
    axis: target.axis,
    style: speciesStyle(document, measurement.observable),
    x: measurement.time.values.map((cell) => time(Number(cell))),
    y,
    refs: rows.map((row) => ({ experiment: experiment.id, observable: measurement.observable, row })),
    excluded: kept.map((one) => one !== undefined),
    ...(error && { error }),
  };
}

/** The axis of the left is that of most measurements; temperatures stand on the right; the rest where there is room. */
export function plotOf(document: ProjectDocument, experiments: readonly Experiment[], units: UnitOracle): DataPlot {
  const all = experiments.flatMap((experiment) => (experiment.measurements ?? []).map((measurement, index) => ({ experiment, measurement, index, quantity: quantityOf(units.kindOf(measurement.value.unit === "" ? "1" : measurement.value.unit)) })));
  const first = all[0];
  const time = first?.measurement.time.unit ?? "min";
  const left = all.find(({ quantity }) => quantity === "concentration") ?? all.find(({ quantity }) => quantity !== "temperature") ?? first;
  const right = all.find(({ quantity }) => quantity === "temperature" && quantity !== left?.quantity) ?? all.find(({ quantity }) => quantity !== left?.quantity);
  const leftUnit = left?.measurement.value.unit ?? "mol/L";
  const rightUnit = right?.measurement.value.unit ?? "degC";
  const several = experiments.length > 1;
  const series = all.flatMap(({ experiment, measurement, index, quantity }) => {
    const label = several ? `${measurement.observable}, ${experiment.name ?? experiment.id}` : measurement.observable;
    const exclusions = exclusionsOf(document, experiment.id);
    const target: Target | undefined =
      quantity === left?.quantity ? { time, unit: leftUnit, axis: "left" } : quantity === right?.quantity ? { time, unit: rightUnit, axis: "right" } : undefined;
    return target ? (seriesOf(document, experiment, index, exclusions, target, units, label) ?? []) : [];
  });
  return {
    series,
    x: { quantity: "time", unit: time, zero: true },
    y: { quantity: left === undefined ? "concentration" : said(left.quantity, left.measurement), unit: plain(leftUnit), zero: left?.quantity !== "temperature" },
    ...(right && series.some(({ axis }) => axis === "right") && { right: { quantity: said(right.quantity, right.measurement), unit: plain(rightUnit) } }),
  };
}
const plain = (unit: string) => (unit === "1" ? "" : unit);
const said = (quantity: Quantity, { observable }: Measurement): string => (quantity === "temperature" ? "T" : quantity === "number" || quantity === "other" ? observable : quantity);
