import { SegmentedControl } from "@mantine/core";
import { group, groups } from "d3-array";
import { Plot } from "@/ui/plot/Plot";
import type { PlotAxis, PointSeries } from "@/ui/plot/types";
import { useViewState } from "@/ui/view_state";
import type { ResidualPoint } from "../statistics/residual_points";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

const standardized: PlotAxis = { quantity: "residual", unit: "SD", zero: true };

export function Residuals(props: TabProps) {
  const [against, setAgainst] = useViewState("against", "time");
  return (
    <div className={classes.tab}>
      <SegmentedControl
        size="xs"
        aria-label="Residuals against"
        value={against}
        onChange={setAgainst}
        data={[
          { value: "time", label: "By time" },
          { value: "fitted", label: "By fitted value" },
          { value: "run", label: "By run" },
        ]}
      />
      {against === "fitted" ? <ByFitted {...props} /> : against === "run" ? <ByRun {...props} /> : <ByTime {...props} />}
    </div>
  );
}

const series = (points: readonly ResidualPoint[], x: (point: ResidualPoint) => number, styleOf: TabProps["styleOf"]): PointSeries[] =>
  groups(points, ({ ref }) => ref.observable).map(([id, own]) => ({
    kind: "points",
    id,
    label: id,
    x: own.map(x),
    y: own.map((point) => point.standardized),
    refs: own.map(({ ref }) => ref),
    style: styleOf(id),
  }));

function ByTime({ points, styleOf, lit, onPick }: TabProps) {
  return (
    <div className={classes.plot}>
      <Plot
        name="Residuals by time"
        summary="Standardized residuals of all runs over time; they should scatter about zero without a trend."
        series={series(points, ({ time }) => time, styleOf)}
        x={{ quantity: "time", unit: points[0]?.timeUnit ?? "", zero: true }}
        link="fit"
        y={standardized}
        guides={[{ y: 0 }]}
        highlighted={lit}
        onPick={onPick}
      />
    </div>
  );
}

/** Concentrations and temperatures do not share an axis. */
function ByFitted({ points, styleOf, lit, onPick }: TabProps) {
  return (
    <div className={classes.row}>
      {[...group(points, ({ unit }) => unit)].map(([unit, own]) => (
        <div key={unit} className={classes.plot}>
          <Plot
            name={`Residuals by fitted value${unit && unit !== "1" ? ` in ${unit}` : ""}`}
            summary="Standardized residuals over the fitted values; a funnel says that the errors grow with the value."
            series={series(own, ({ predicted }) => predicted, styleOf)}
            x={{ quantity: "fitted value", unit: unit === "1" ? "" : unit }}
            y={standardized}
            guides={[{ y: 0 }]}
            highlighted={lit}
            onPick={onPick}
          />
        </div>
      ))}
    </div>
  );
}

function ByRun({ points, styleOf, lit, onPick }: TabProps) {
  const runs = [...new Set(points.map(({ ref }) => ref.experiment))];
  const place = (point: ResidualPoint) => runs.indexOf(point.ref.experiment) + 1;
  return (
    <div className={classes.plot}>
      <Plot
        name="Residuals by run"
        summary={`Standardized residuals of each run: ${runs.map((run, i) => `${i + 1} is ${run}`).join(", ")}.`}
        series={series(points, place, styleOf)}
        x={{ quantity: "run", unit: "" }}
        y={standardized}
        guides={[{ y: 0 }]}
        highlighted={lit}
        onPick={onPick}
      />
      <p className={classes.key}>{runs.map((run, i) => `${i + 1} ${run}`).join(" · ")}</p>
    </div>
  );
}
