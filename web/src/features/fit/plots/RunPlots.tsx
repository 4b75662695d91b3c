/** The picture: one run large, or all of them side by side. */
import { memo, useMemo, useState } from "react";
import { Plot } from "@/ui/plot/Plot";
import type { PointRef, SeriesStyle } from "@/ui/plot/types";
import type { Exclusion, Experiment, ProjectDocument, ResultUnits } from "@/doc/types";
import { columnsOf, type Conversion, type Curve, panelsOf, pointSource } from "./panels";
import classes from "./plots.module.css";
import { SharedLegend } from "./SharedLegend";

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

const none: ReadonlySet<string> = new Set();

export const RunPlots = memo(function RunPlots({ experiments, ...props }: RunPlotsProps) {
  const [hidden, setHidden] = useState(none);
  const { document, everything, styleOf, curvesOf } = props;
  const curves = curvesOf(experiments[0]!.id);
  const columns = columnsOf({ document, everything }, experiments, curves);
  const several = experiments.length > 1;
  const toggle = (id: string) => setHidden((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      {several && <SharedLegend columns={columns} styleOf={styleOf} hidden={hidden} onToggle={toggle} curves={curves} />}
      <div className={classes.grid}>
        {experiments.map((experiment) => (
          <RunPlot key={experiment.id} experiment={experiment} shared={several} hidden={several ? hidden : none} {...props} />
        ))}
      </div>
    </>
  );
});

interface RunPlotProps extends Omit<RunPlotsProps, "experiments"> {
  readonly experiment: Experiment;
  /** Several runs share one key, and are drawn small. */
  readonly shared: boolean;
  readonly hidden: ReadonlySet<string>;
}

const noExclusions: readonly Exclusion[] = [];

function RunPlot({ document, experiment, curvesOf, units, convert, styleOf, everything, lit, onPick, shared, hidden }: RunPlotProps) {
  const curves = curvesOf(experiment.id);
  const exclusions = document.workbench?.exclusions ?? noExclusions;
  const pointsOf = useMemo(() => pointSource({ experiment, exclusions, convert, styleOf }), [experiment, exclusions, convert, styleOf]);
  const panels = useMemo(
    () => panelsOf({ document, experiment, curves, units, convert, styleOf, everything, hidden, pointsOf }),
    [document, experiment, curves, units, convert, styleOf, everything, hidden, pointsOf],
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
        link="fit"
        onPick={onPick}
        compact={shared}
        legend={!shared}
      />
    </figure>
  ));
}
