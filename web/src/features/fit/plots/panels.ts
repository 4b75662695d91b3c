/**
 * The pictures of one run: data, model, ghost. What has the unit of a concentration shares an axis, temperature stands
 * on the right, and what fits neither gets a picture of its own.
 */
import type { Cell, Experiment, Exclusion, Measurement, ProjectDocument, Quantity, ResultUnits } from "@/doc/types";
import type { Series, SeriesColumn } from "@/engine/results";
import type { LineSeries, PlotAxis, PlotSeries, PointRef, PointSeries, SeriesStyle } from "@/ui/plot/types";
import { split } from "../model/quantity_text";

export interface ConversionOptions {
  /** Between mass and amount, by its molar mass. */
  readonly species?: string;
  /** A step, not a point: converted without an offset. */
  readonly difference?: boolean;
}
/** From one unit to another; undefined where they do not measure the same. */
export type Conversion = (from: string, to: string, options?: ConversionOptions) => ((x: number) => number) | undefined;

export interface Curve {
  readonly series: Series | undefined;
  /** "model", "last fit", "Fit 2" */
  readonly label: string;
  readonly dash: NonNullable<LineSeries["dash"]>;
}
export interface PanelInput {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly curves: readonly Curve[];
  readonly units: ResultUnits;
  readonly convert: Conversion;
  readonly styleOf: (id: string) => SeriesStyle;
  /** Species that were not measured, too. */
  readonly everything: boolean;
  /** Columns that were switched off in the legend. */
  readonly hidden?: ReadonlySet<string>;
  /** The points of a column, the same objects as long as the data are the same: a picture of them is drawn once. */
  readonly pointsOf: PointsOf;
}
export type PointsOf = (id: string, axis: "left" | "right", unit: string, time: string) => PointSeries[];
export interface Panel {
  readonly id: string;
  readonly experiment: string;
  readonly title: string;
  readonly series: readonly PlotSeries[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly right?: PlotAxis;
}

const varies = 0.5; // [K] less than this is a constant temperature
const isNumber = (cell: Cell | undefined): cell is number => typeof cell === "number";

/** Where a column is drawn. */
interface Place {
  readonly panel: string;
  readonly axis: "left" | "right";
  readonly unit: string;
}

export function panelsOf(input: PanelInput): Panel[] {
  const { document, experiment, curves, units, convert, everything } = input;
  const measurements = experiment.measurements ?? [];
  const time = units.time ?? measurements[0]?.time.unit ?? "min";
  const temperature = units.temperature ?? "degC";
  const species = new Set(document.species.map(({ id }) => id));
  const firstConcentration = measurements.find(({ observable }) => species.has(observable))?.value.unit;
  const concentration = units.concentration ?? firstConcentration ?? "mol/L";
  const columns = curves.find(({ series }) => series !== undefined)?.series?.columns ?? [];

  const place = (id: string, unit: string): Place => {
    if (id === "T" || id === "T_jacket") return { panel: "main", axis: "right", unit: temperature };
    if (species.has(id) || convert(unit, concentration, { species: id })) return { panel: "main", axis: "left", unit: concentration };
    return { panel: unit, axis: "left", unit };
  };

  const measured = new Set(measurements.map(({ observable }) => observable));
  const drawn = new Map<string, Place>();
  for (const { observable, value } of measurements) if (!drawn.has(observable)) drawn.set(observable, place(observable, value.unit));
  for (const { id, unit, values } of columns)
    if (!drawn.has(id) && wanted(id, values, everything, species, measured)) drawn.set(id, place(id, unit));

  const titles = [...new Set([...drawn.values()].map(({ panel }) => panel))].sort((a, b) => Number(b === "main") - Number(a === "main"));
  return titles.map((panel): Panel => {
    const own = [...drawn].filter(([, where]) => where.panel === panel);
    const left = own.filter(([, { axis }]) => axis === "left");
    const right = own.filter(([, { axis }]) => axis === "right");
    const shown = own.filter(([id]) => !input.hidden?.has(id));
    const series = shown.flatMap(([id, where]): PlotSeries[] => [
      ...curves.flatMap((curve) => line(id, where, curve, time, input)),
      ...input.pointsOf(id, where.axis, where.unit, time),
    ]);
    const onlyRight = left.length === 0 && right.length > 0;
    const temperatureAxis = axisOf("T", temperature);
    const quantity = panel === "main" ? "concentration" : left.length === 1 ? left[0]![0] : "value";
    return {
      id: `${experiment.id}/${panel}`,
      experiment: experiment.id,
      title: experiment.name ?? experiment.id,
      series: onlyRight ? series.map((one) => ({ ...one, axis: "left" as const })) : series,
      x: axisOf("time", time, true),
      y: onlyRight ? temperatureAxis : axisOf(quantity, panel === "main" ? concentration : left[0]![1].unit, true),
      ...(!onlyRight && right.length > 0 && { right: temperatureAxis }),
    };
  });
}

/** What a legend of all runs names: measured columns first, in the order of the document. */
export function columnsOf({ document, everything }: Pick<PanelInput, "document" | "everything">, experiments: readonly Experiment[], curves: readonly Curve[]): string[] {
  const measured = new Set(experiments.flatMap(({ measurements = [] }) => measurements.map(({ observable }) => observable)));
  const species = new Set(document.species.map(({ id }) => id));
  const columns = curves.find(({ series }) => series !== undefined)?.series?.columns ?? [];
  const order = [...species, ...(document.observables ?? []).map(({ id }) => id), "T", "T_jacket", "V"];
  const extra = new Set(columns.filter(({ id, values }) => wanted(id, values, everything, species, measured)).map(({ id }) => id));
  return order.filter((id) => measured.has(id) || extra.has(id));
}

/** Columns that nobody measured: temperature when it varies, and the other species when they are asked for. */
function wanted(id: string, values: SeriesColumn["values"], everything: boolean, species: Set<string>, measured: Set<string>): boolean {
  if (id === "T") {
    const numbers = values.filter((value) => value !== null);
    return Math.max(...numbers) - Math.min(...numbers) > varies;
  }
  return species.has(id) && (everything || measured.size === 0);
}

const converted = (values: readonly (number | null)[], by: (x: number) => number) => values.map((value) => (value === null ? null : by(value)));

function line(id: string, { axis, unit }: Place, { series, label, dash }: Curve, time: string, { convert, styleOf }: PanelInput): LineSeries[] {
  const column = series?.columns.find((one) => one.id === id);
  if (series === undefined || column === undefined) return [];
  const toTime = convert(series.time.unit, time);
  const toUnit = convert(column.unit, unit, { species: id });
  if (toTime === undefined || toUnit === undefined) return [];
  const { low, high } = column;
  const band = dash === "solid" && low !== undefined && high !== undefined ? { low: converted(low, toUnit), high: converted(high, toUnit) } : {};
  return [
    { kind: "line", id: `${id} ${label}`, label: `${id}, ${label}`, x: series.time.values.map(toTime), y: converted(column.values, toUnit), ...band, axis, dash, style: styleOf(id) },
  ];
}

type DataInput = Pick<PanelInput, "experiment" | "convert" | "styleOf"> & { readonly exclusions: readonly Exclusion[] };

/** Remembers what it made: ask for a new one when the data, the units or the colours change. */
export function pointSource(input: DataInput): PointsOf {
  const known = new Map<string, PointSeries[]>();
  return (id, axis, unit, time) => {
    const key = `${id}|${axis}|${unit}|${time}`;
    if (!known.has(key)) known.set(key, points(id, axis, unit, time, input));
    return known.get(key)!;
  };
}

function points(id: string, axis: "left" | "right", unit: string, time: string, { experiment, exclusions, convert, styleOf }: DataInput): PointSeries[] {
  let offset = 0;
  const x: number[] = [], y: number[] = [], error: (number | null)[] = [], refs: PointRef[] = [], excluded: boolean[] = [];
  (experiment.measurements ?? []).forEach((measurement, m) => {
    if (measurement.observable !== id) return;
    const toTime = convert(measurement.time.unit, time);
    const toUnit = convert(measurement.value.unit, unit, { species: id });
    const left = new Map(exclusions.filter(isOf(experiment.id, m)).map(({ row, value }) => [row, value]));
    if (toTime && toUnit)
      measurement.value.values.forEach((cell, row) => {
        const at = measurement.time.values[row];
        const value = isNumber(cell) ? cell : left.get(row);
        if (!isNumber(at) || !isNumber(value)) return;
        x.push(toTime(at));
        y.push(toUnit(value));
        error.push(sigmaOf(measurement, row, unit, convert));
        refs.push({ experiment: experiment.id, observable: id, row: row + offset });
        excluded.push(!isNumber(cell));
      });
    offset += measurement.value.values.length;
  });
  if (x.length === 0) return [];
  const errors = error.some((one) => one !== null) ? { error } : {};
  return [{ kind: "points", id: `${id} data`, label: `${id}, measured`, x, y, ...errors, refs, excluded, axis, style: styleOf(id) }];
}

const axes = new Map<string, PlotAxis>();
/** One object for each axis that is alike: what depends on it alone is not computed again. */
function axisOf(quantity: string, unit: string, zero = false): PlotAxis {
  const key = `${quantity}/${unit}/${zero}`;
  const known = axes.get(key) ?? { quantity, unit, zero };
  axes.set(key, known);
  return known;
}

const isOf = (run: string, m: number) => ({ experiment, measurement }: Exclusion) => experiment === run && measurement === m;

function sigmaOf({ observable, sigma, value }: Measurement, row: number, unit: string, convert: Conversion): number | null {
  if (sigma === undefined) return null;
  const own = typeof sigma === "object" ? { number: sigma.values[row], unit: sigma.unit } : split(sigma as Quantity);
  if (own === undefined || !isNumber(own.number)) return null;
  return convert(own.unit || value.unit, unit, { species: observable, difference: true })?.(own.number) ?? null;
}
