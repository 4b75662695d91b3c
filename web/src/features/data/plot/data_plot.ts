/** Measurements as series of a plot: concentrations on the left, temperatures on the right, one unit each. */
import type { Exclusion, Experiment, Measurement, ProjectDocument, Species } from "@/doc/types";
import type { LineSeries, PlotAxis, PlotSeries, PointSeries } from "@/ui/plot/types";
import { speciesStyle } from "@/ui/series";
import { exclusionsOf, findExclusion } from "../exclude/exclusions";
import { type ConversionContext, type UnitKind, type UnitOracle, isConcentration } from "../import/map/units";

export interface DataPlot {
  readonly series: readonly PlotSeries[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly right?: PlotAxis;
  /** Measured columns that have no place on these axes, and why. */
  readonly leftOut: readonly string[];
}
/** What shares an axis: concentrations in any unit are one. */
const quantityOf = (kind: UnitKind | undefined): string => (isConcentration(kind) ? "concentration" : (kind ?? "other"));
const said = (quantity: string, observable: string): string => ({ temperature: "T", concentration: "concentration", volume: "V" })[quantity] ?? observable;
const plain = (unit: string) => (unit === "1" ? "" : unit);

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const contextOf = (document: ProjectDocument, species: Species | undefined): ConversionContext => ({ molar_mass: text(species?.molar_mass), formula: species?.formula, density: text(document.medium?.density) });

/** All conversions of units are straight lines. */
function converter(units: UnitOracle, from: string, to: string, context?: ConversionContext): ((value: number) => number) | undefined {
  if (from === to) return (value) => value;
  const zero = units.convert(0, from, to, context);
  const one = units.convert(1, from, to, context);
  return zero === undefined || one === undefined ? undefined : (value) => zero + (one - zero) * value;
}

interface Item {
  readonly experiment: Experiment;
  readonly measurement: Measurement;
  readonly index: number;
  readonly quantity: string;
  readonly kind: UnitKind | undefined;
}
interface Axis {
  readonly quantity: string;
  readonly observable: string;
  readonly unit: string;
}

function itemsOf(experiments: readonly Experiment[], units: UnitOracle): Item[] {
  return experiments.flatMap((experiment) =>
    (experiment.measurements ?? []).map((measurement, index) => {
      const kind = units.kindOf(measurement.value.unit === "" ? "1" : measurement.value.unit);
      return { experiment, measurement, index, kind, quantity: quantityOf(kind) };
    }),
  );
}

/** In the unit of the first; a molar one where concentrations are in several, for any can become that. */
function axisOf(items: readonly Item[], quantity: string | undefined): Axis | undefined {
  const own = items.filter((item) => item.quantity === quantity);
  const first = own.find(({ kind }) => kind === "concentration") ?? own[0];
  return first && { quantity: first.quantity, observable: first.measurement.observable, unit: first.measurement.value.unit };
}

/** The left is for concentrations, else for what comes first; the right for temperatures, else for what is next. */
function axesOf(items: readonly Item[]): { left: Axis | undefined; right: Axis | undefined } {
  const quantities = [...new Set(items.map(({ quantity }) => quantity))];
  const left = quantities.find((one) => one === "concentration") ?? quantities.find((one) => one !== "temperature") ?? quantities[0];
  const right = quantities.find((one) => one === "temperature" && one !== left) ?? quantities.find((one) => one !== left);
  return { left: axisOf(items, left), right: axisOf(items, right) };
}

class SeriesMaker {
  constructor(
    private readonly document: ProjectDocument,
    private readonly units: UnitOracle,
    private readonly time: string,
    private readonly several: boolean,
  ) {}

  points(item: Item, axis: Axis, side: "left" | "right", exclusions: readonly Exclusion[]): PointSeries | undefined {
    const { experiment, measurement, index } = item;
    const context = contextOf(this.document, this.document.species.find(({ id }) => id === measurement.observable));
    const time = converter(this.units, measurement.time.unit, this.time);
    const value = converter(this.units, measurement.value.unit, axis.unit, context);
    if (time === undefined || value === undefined) return undefined;
    const kept = measurement.value.values.map((_, row) => findExclusion(exclusions, experiment.id, index, row));
    const numbers = measurement.value.values.map((cell, row) => kept[row]?.value ?? cell);
    const timed = (row: number) => typeof measurement.time.values[row] === "number";
    const error = this.errors(measurement, axis, context);
    return {
      kind: "points",
      id: `${experiment.id}/${index}`,
      label: this.label(measurement.observable, experiment),
      axis: side,
      style: speciesStyle(this.document, measurement.observable),
      x: measurement.time.values.map((cell) => time(Number(cell))),
      y: numbers.map((cell, row) => (typeof cell === "number" && timed(row) ? value(cell) : null)),
      refs: numbers.map((_, row) => ({ experiment: experiment.id, observable: measurement.observable, row })),
      excluded: kept.map((one) => one !== undefined),
      ...(error && { error }),
    };
  }

  private errors({ sigma }: Measurement, axis: Axis, context: ConversionContext): (number | null)[] | undefined {
    const spread = typeof sigma === "object" ? converter(this.units, sigma.unit, axis.unit, context) : undefined;
    if (spread === undefined || typeof sigma !== "object") return undefined;
    return sigma.values.map((cell) => (typeof cell === "number" ? spread(cell) - spread(0) : null));
  }

  /** The temperature that a recipe follows, as a line beside the points. */
  course(experiment: Experiment, axis: Axis): LineSeries | undefined {
    const { temperature } = experiment.recipe;
    const points = temperature && "control" in temperature && temperature.control === "profile" ? temperature.points : undefined;
    if (points === undefined || Array.isArray(points)) return undefined;
    const time = converter(this.units, points.time.unit, this.time);
    const value = converter(this.units, points.value.unit, axis.unit);
    if (time === undefined || value === undefined) return undefined;
    return {
      kind: "line",
      id: `${experiment.id}/T`,
      label: this.label("T, recipe", experiment),
      axis: "right",
      dash: "dashed",
      style: speciesStyle(this.document, "T"),
      x: points.time.values.map((cell) => time(Number(cell))),
      y: points.value.values.map((cell) => (typeof cell === "number" ? value(cell) : null)),
    };
  }

  private readonly label = (name: string, { name: run, id }: Experiment) => (this.several ? `${name}, ${run ?? id}` : name);
}

export function plotOf(document: ProjectDocument, experiments: readonly Experiment[], units: UnitOracle): DataPlot {
  const items = itemsOf(experiments, units);
  const { left, right: measured } = axesOf(items);
  const right = measured ?? { quantity: "temperature", observable: "T", unit: "degC" };
  const time = items[0]?.measurement.time.unit ?? "min";
  const maker = new SeriesMaker(document, units, time, experiments.length > 1);
  const leftOut: string[] = [];
  const series: PlotSeries[] = items.flatMap((item) => {
    const side = item.quantity === left?.quantity ? "left" : item.quantity === measured?.quantity ? "right" : undefined;
    const made = side && maker.points(item, side === "left" ? left! : right, side, exclusionsOf(document, item.experiment.id));
    if (made === undefined) leftOut.push(`${item.measurement.observable} in ${item.measurement.value.unit}`);
    return made ?? [];
  });
  if (right.quantity === "temperature" && left?.quantity !== "temperature") series.push(...experiments.flatMap((experiment) => maker.course(experiment, right) ?? []));
  return {
    series,
    leftOut: [...new Set(leftOut)],
    x: { quantity: "time", unit: time, zero: true },
    y: { quantity: left ? said(left.quantity, left.observable) : "concentration", unit: plain(left?.unit ?? "mol/L"), zero: left?.quantity !== "temperature" },
    ...(series.some(({ axis }) => axis === "right") && { right: { quantity: said(right.quantity, right.observable), unit: plain(right.unit) } }),
  };
}
