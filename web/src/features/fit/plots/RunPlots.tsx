/** The picture: one run large, or all of them side by side. */
import { useMemo } from "react";
import { Plot } from "@/ui/plot/Plot";
import type { PointRef, SeriesStyle } from "@/ui/plot/types";
import type { Experiment, ProjectDocument, ResultUnits } from "@/doc/types";
import { type Conversion, type Curve, panelsOf } from "./panels";
import classes from "./plots.module.css";

interface RunPlotsProps {
  readonly document: ProjectDocument;
  readonly experiments: readonly Experiment[];
  readonly curvesOf: (experiment: string) => readonly Curve[];
  readonly units: ResultUnits;
  readonly convert: Conversion;
  readonly styleOf: (id: string) => SeriesStyle;
  readonly everything: boolean;
  readonly lit: PointRef | undefined;
  readonly onPick: (point: PointRef) => void;
}

export function RunPlots({ experiments, ...props }: RunPlotsProps) {
  return (
    <div className={classes.grid} data-count={Math.min(4, experiments.length)}>
      {experiments.map((experiment) => (
        <RunPlot key={experiment.id} experiment={experiment} compact={experiments.length > 1} {...props} />
      ))}
    </div>
  );
}

interface RunPlotProps extends Omit<RunPlotsProps, "experiments"> {
  readonly experiment: Experiment;
  readonly compact: boolean;
}

function RunPlot({ document, experiment, curvesOf, units, convert, styleOf, everything, lit, onPick, compact }: RunPlotProps) {
  const curves = curvesOf(experiment.id);
  const panels = useMemo(
    () => panelsOf({ document, experiment, curves, units, convert, styleOf, everything }),
    [document, experiment, curves, units, convert, styleOf, everything],
  );
  return panels.map(({ id, title, series, x, y, right }, i) => (
    <figure key={id} className={classes.figure}>
      <figcaption className={classes.caption}>{i === 0 ? title : `${title}: ${y.quantity}`}</figcaption>
      <Plot
        name={i === 0 ? title : `${title}, ${y.quantity}`}
        summary={`${experiment.id}: measured points and the model's curves over time.`}
        series={series}
        x={x}
        y={y}
        {...(right && { right })}
        highlighted={lit}
        onPick={onPick}
        compact={compact}
      />
    </figure>
  ));
}
