/** Are the residuals normal? Their quantiles against those of the normal distribution, and their histogram. */
import { groups } from "d3-array";
import { Plot } from "@/ui/plot/Plot";
import { seriesStyle } from "@/ui/series";
import { formatNumber } from "@/units/format";
import { histogram, normalCurve } from "../statistics/histogram";
import { normalQuantiles } from "../statistics/qq";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

const words = ({ result }: TabProps): string => {
  const test = result.statistics.shapiro_wilk;
  if (test === null) return "Too few points for a test of normality.";
  const p = test.p < 0.001 ? "p < 0.001" : `p = ${formatNumber(test.p, 2)}`;
  return `Shapiro-Wilk W = ${formatNumber(test.w, 3)}, ${p}: ${test.p < 0.05 ? "not normal." : "nothing speaks against normal residuals."}`;
};

export function QuantilePlot(props: TabProps) {
  const ranked = normalQuantiles(props.points, ({ standardized }) => standardized);
  return (
    <div className={classes.tab}>
      <p className={classes.words}>{words(props)}</p>
      <div className={classes.plot}>
        <Plot
          name="Normal Q-Q plot of the residuals"
          summary="Ordered standardized residuals against normal quantiles; normal residuals lie on the diagonal."
          series={groups(ranked, ({ item }) => item.ref.observable).map(([id, own]) => ({
            kind: "points",
            id,
            label: id,
            x: own.map(({ theoretical }) => theoretical),
            y: own.map(({ sample }) => sample),
            refs: own.map(({ item }) => item.ref),
            style: props.styleOf(id),
          }))}
          x={{ quantity: "normal quantile", unit: "" }}
          y={{ quantity: "residual", unit: "SD" }}
          guides={[{ diagonal: true }]}
          highlighted={props.lit}
          onPick={props.onPick}
        />
      </div>
    </div>
  );
}

export function HistogramPlot(props: TabProps) {
  const values = props.points.map(({ standardized }) => standardized);
  const { width, middles, counts } = histogram(values);
  const curve = normalCurve(values, width);
  return (
    <div className={classes.tab}>
      <p className={classes.words}>{words(props)}</p>
      <div className={classes.plot}>
        <Plot
          name="Histogram of the residuals"
          summary={`${values.length} standardized residuals in ${counts.length} classes, with the normal curve of the same mean and deviation.`}
          series={[
            { kind: "bars", id: "count", label: "count", x: middles, y: counts, width, style: seriesStyle(0) },
            { kind: "line", id: "normal", label: "normal", x: curve.x, y: curve.y, style: seriesStyle(1) },
          ]}
          x={{ quantity: "residual", unit: "SD" }}
          y={{ quantity: "count", unit: "", zero: true }}
        />
      </div>
    </div>
  );
}
