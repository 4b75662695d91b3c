/** A result as the plots draw it: lines of the selected scenario, dashed ones of the others, dotted ones of before. */
import type { SimulateResult } from "@/engine/results";
import type { LineSeries, SeriesStyle } from "@/ui/plot/types";
import { seriesOf } from "./answer";
import type { Panel, ShownColumn } from "./columns";

export interface Layer {
  readonly id: string;
  /** "60 °C, 2 h dosing": told in the legend of lines that are not the selected scenario's. */
  readonly name?: string;
  readonly dash: "solid" | "dashed" | "dotted";
  readonly result: SimulateResult;
}
export type StyleOf = (column: string) => SeriesStyle;

/** A layer may be in other units than the panel (its own study's): its lines would be false, so they are left out. */
function lines(layer: Layer, { column, label }: ShownColumn, axis: "left" | "right", timeUnit: string, styleOf: StyleOf): LineSeries[] {
  const series = seriesOf(layer.result);
  const own = series?.columns.find(({ id }) => id === column.id);
  if (series === undefined || own === undefined || own.unit !== column.unit || series.time.unit !== timeUnit) return [];
  return [
    {
      kind: "line",
      id: `${layer.id}/${column.id}`,
      label: layer.name === undefined ? label : `${label}, ${layer.name}`,
      x: series.time.values,
      y: own.values,
      ...(own.low && own.high && { low: own.low, high: own.high }),
      axis,
      dash: layer.dash,
      style: styleOf(column.id),
    },
  ];
}

/** In the order of the layers: the first is the first in the legend. */
export function linesOf({ left, right }: Panel, layers: readonly Layer[], timeUnit: string, styleOf: StyleOf): LineSeries[] {
  return layers.flatMap((layer) => [
    ...left.columns.flatMap((column) => lines(layer, column, "left", timeUnit, styleOf)),
    ...(right?.columns.flatMap((column) => lines(layer, column, "right", timeUnit, styleOf)) ?? []),
  ]);
}

/** Scenarios whose time or columns are in other units than the selected one's, so that they cannot be drawn with it. */
export const inOtherUnits = (selected: SimulateResult, other: SimulateResult): boolean => {
  const [mine, theirs] = [seriesOf(selected), seriesOf(other)];
  if (mine === undefined || theirs === undefined) return false;
  return mine.time.unit !== theirs.time.unit || mine.columns.some(({ id, unit }) => theirs.columns.some((one) => one.id === id && one.unit !== unit));
};
