import { useMemo } from "react";
import type { Experiment, ProjectDocument } from "@/doc/types";
import { Plot } from "@/ui/plot/Plot";
import type { PointRef } from "@/ui/plot/types";
import classes from "../Data.module.css";
import type { UnitOracle } from "../import/map/units";
import { plotOf } from "../plot/data_plot";
import { pointsOf } from "../table/table";
import type { Point } from "./PointPanel";

interface ExperimentPlotProps {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly units: UnitOracle;
  readonly point: Point | undefined;
  readonly onPoint: (point: Point) => void;
}

/** The measured points, hollow, by species; excluded ones crossed. */
export function ExperimentPlot({ document, experiment, units, point, onPoint }: ExperimentPlotProps) {
  const { series, x, y, right, leftOut } = useMemo(() => plotOf(document, [experiment], units), [document, experiment, units]);
  const name = experiment.name ?? experiment.id;
  if (!series.some((one) => one.y.some((value) => value !== null)))
    return (
      <div className={classes.empty}>
        <p>No value yet. Type or paste numbers into the table below.</p>
      </div>
    );
  const excluded = series.reduce((sum, one) => sum + (one.kind === "points" ? (one.excluded?.filter(Boolean).length ?? 0) : 0), 0);
  const highlighted: PointRef | undefined = point && { experiment: experiment.id, observable: experiment.measurements?.[point.measurement]?.observable ?? "", row: point.row };
  const pick = ({ observable, row }: PointRef) => {
    // A species may be measured twice: the one that has something at this row.
    const found = (experiment.measurements ?? []).findIndex((one) => one.observable === observable && row < one.value.values.length);
    if (found >= 0) onPoint({ measurement: found, row });
  };
  return (
    <>
      {leftOut.length > 0 && <p className={classes.note}>Not drawn, for want of an axis or a molar mass: {leftOut.join(", ")}.</p>}
      <div className={classes.plotArea}>
        <Plot
          name={`Measurements of ${name}`}
          summary={`${pointsOf(experiment)} points of ${series.map(({ label }) => label).join(", ")}${excluded > 0 ? `; ${excluded} excluded` : ""}.`}
          series={series}
          x={x}
          y={y}
          {...(right && { right })}
          highlighted={highlighted}
          onPick={pick}
        />
      </div>
    </>
  );
}
