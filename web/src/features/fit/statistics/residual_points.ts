/** The residuals of all runs as one list; each knows which cell of the data it is, so that every plot can light it. */
import { extent, group } from "d3-array";
import type { PointRef } from "@/ui/plot/types";
import type { FitResult } from "@/engine/results";
import type { Experiment } from "@/doc/types";

export interface ResidualPoint {
  readonly ref: PointRef;
  readonly unit: string;
  readonly timeUnit: string;
  readonly time: number;
  readonly measured: number;
  readonly predicted: number;
  readonly residual: number;
  readonly standardized: number;
}

/** Rows of the cells that are numbers: the residuals are theirs, in this order. A second column of an observable goes on counting. */
export function rowsOf(experiments: readonly Experiment[], experiment: string): number[][] {
  const before = new Map<string, number>();
  const { measurements = [] } = experiments.find(({ id }) => id === experiment) ?? {};
  return measurements.map(({ observable, value }) => {
    const offset = before.get(observable) ?? 0;
    before.set(observable, offset + value.values.length);
    return value.values.flatMap((cell, row) => (typeof cell === "number" ? [row + offset] : []));
  });
}

export function residualPoints(result: FitResult, experiments: readonly Experiment[] = []): ResidualPoint[] {
  return (result.experiments ?? []).flatMap(({ id, residuals }) => {
    const rows = rowsOf(experiments, id);
    return residuals.flatMap((column, m) =>
      column.residual.map((residual, i) => ({
        ref: { experiment: id, observable: column.observable, row: rows[m]?.[i] ?? i },
        unit: column.unit,
        timeUnit: column.time_unit,
        time: column.time[i]!,
        measured: column.measured[i]!,
        predicted: column.predicted[i]!,
        residual,
        standardized: column.standardized[i]!,
      })),
    );
  });
}

/** Points of one unit, for a parity plot: measured against predicted on equal axes. */
export interface Parity {
  readonly unit: string;
  readonly points: readonly ResidualPoint[];
  /** Both axes. */
  readonly range: readonly [number, number];
}

export function parities(points: readonly ResidualPoint[]): Parity[] {
  return [...group(points, ({ unit }) => unit)].map(([unit, same]) => {
    const [low = 0, high = 1] = extent(same.flatMap(({ measured, predicted }) => [measured, predicted]));
    return { unit, points: same, range: [low, high] };
  });
}
