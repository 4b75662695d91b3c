/** What a plot is told. Arrays of one series are of one length; null is a gap. */

/** A species keeps its colour and its marker everywhere: index into the palette of theme.ts, by seriesStyle(). */
export interface SeriesStyle {
  readonly colour: string;
  readonly marker: Marker;
}
export type Marker = "circle" | "square" | "triangle" | "diamond" | "cross" | "plus";

/** One point of one series, the same in every plot that shows it: a click in one lights it in the others. */
export interface PointRef {
  readonly experiment: string;
  readonly observable: string;
  readonly row: number;
}

interface SeriesBase {
  readonly id: string;
  /** In the legend and in the table: "A, measured". */
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly axis?: "left" | "right";
  readonly style: SeriesStyle;
}
export interface LineSeries extends SeriesBase {
  readonly kind: "line";
  /** solid: the model; dotted: the last fit, its ghost; dashed: another scenario */
  readonly dash?: "solid" | "dashed" | "dotted";
  /** A band of uncertainty about the line. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
}
export interface PointSeries extends SeriesBase {
  readonly kind: "points";
  /** Standard errors of y, drawn as bars. */
  readonly error?: readonly (number | null)[];
  readonly refs?: readonly PointRef[];
  /** Points that were taken out, drawn as crosses. */
  readonly excluded?: readonly boolean[];
}
export interface BarSeries extends SeriesBase {
  readonly kind: "bars";
  /** Of each bar, in units of x. */
  readonly width: number;
}
export type PlotSeries = LineSeries | PointSeries | BarSeries;

export interface PlotAxis {
  /** "time", "concentration", "T": the label reads quantity / unit */
  readonly quantity: string;
  /** "" when there is none */
  readonly unit: string;
  readonly scale?: "linear" | "log";
  /** The axis holds zero. */
  readonly zero?: boolean;
}

export interface PlotProps {
  /** Accessible name and file name of exports: "Concentrations of run 1". */
  readonly name: string;
  /** One sentence that says what is to be seen. */
  readonly summary: string;
  readonly series: readonly PlotSeries[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly right?: PlotAxis;
  /** Shaded windows along x: feeds. */
  readonly shaded?: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** Horizontal or vertical lines: limits, zero of the residuals, the diagonal of a parity plot. */
  readonly guides?: readonly ({ readonly x: number } | { readonly y: number } | { readonly diagonal: true })[];
  readonly highlighted?: PointRef | undefined;
  readonly onPick?: (point: PointRef) => void;
  /** Plots of one group with the same unit along x show their cursors at the same abscissa: "simulate". */
  readonly link?: string;
  /** Grows to its container when absent [px]. */
  readonly height?: number;
  readonly compact?: boolean;
  /** False where one key stands for several plots. */
  readonly legend?: boolean;
  /** What is missing, in a sentence, where there is no series. */
  readonly empty?: string;
}
