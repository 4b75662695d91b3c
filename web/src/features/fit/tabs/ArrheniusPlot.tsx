import { Plot } from "@/ui/plot/Plot";
import type { PlotSeries } from "@/ui/plot/types";
import { seriesStyle } from "@/ui/series";
import { type ArrheniusPoint, arrheniusLine, constantOf, lineThrough, pointOfRun, pointsOfParameter } from "../model/arrhenius";
import { formatNumber } from "@/units/format";
import { useSingleRuns } from "../run/single_runs";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

const pointSeries = (id: string, points: readonly ArrheniusPoint[], index: number): PlotSeries[] =>
  points.length === 0
    ? []
    : [
        {
          kind: "points",
          id: `${id} runs`,
          label: `${id}, single runs`,
          x: points.map(({ x }) => x),
          y: points.map(({ y }) => y),
          error: points.map(({ error }) => error),
          style: seriesStyle(index),
        },
      ];

export function ArrheniusPlot({ result, reactions, convert }: TabProps) {
  const alone = useSingleRuns(result);
  const units = new Set<string>();
  const series = reactions.flatMap((reaction, index): PlotSeries[] => {
    const line = arrheniusLine(reaction, result, convert);
    if (line !== undefined) {
      units.add(`${line.constant} in ${line.unit}`);
      const points = Object.entries(alone).flatMap(([run, own]) => pointOfRun(reaction, run, own, convert) ?? []);
      return [
        { kind: "line", id: line.reaction, label: `${line.reaction}, fit`, x: line.x, y: line.y, low: line.low, high: line.high, style: seriesStyle(index) },
        ...pointSeries(line.reaction, points, index),
      ];
    }
    const constant = constantOf(reaction);
    if (typeof constant !== "string") return [];
    const points = pointsOfParameter(constant, result, convert);
    const through = lineThrough(points);
    if (points.length > 0) units.add(constant);
    return [
      ...pointSeries(reaction.id, points, index),
      ...(through
        ? [
            {
              kind: "line" as const,
              id: reaction.id,
              label: `${reaction.id}, Ea = ${formatNumber(through.energy / 1000, 3)} kJ/mol`,
              x: through.x,
              y: through.y,
              dash: "dashed" as const,
              style: seriesStyle(index),
            },
          ]
        : []),
    ];
  });
  if (series.length === 0)
    return (
      <p className={classes.empty}>
        No rate constant depends on temperature here. Give one the form k_ref, T_ref, Ea in Scheme, or a value for each run.
      </p>
    );
  return (
    <div className={classes.tab}>
      <p className={classes.words}>Line: the fit of all runs with its 95 % band. Points: each run fitted alone. k in the units of its parameter: {[...units].join(", ")}.</p>
      <div className={classes.plot}>
        <Plot
          name="Arrhenius plot"
          summary="ln k over 1000 K / T: straight where one activation energy describes all temperatures."
          series={series}
          x={{ quantity: "1000 K / T", unit: "" }}
          y={{ quantity: "ln k", unit: "" }}
        />
      </div>
    </div>
  );
}
