import { type ReactNode, useDeferredValue, useMemo } from "react";
import type { Reaction } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { runId, useRuns } from "@/engine/runs";
import type { BottomTab } from "@/ui/StepLayout";
import { residualPoints } from "../statistics/residual_points";
import type { FitState } from "../run/use_fit";
import { ArrheniusPlot } from "./ArrheniusPlot";
import { Compare } from "./Compare";
import { Convergence, trajectoryOfProgress, trajectoryOfResult } from "./Convergence";
import { Correlation } from "./Correlation";
import { HistogramPlot, QuantilePlot } from "./Distribution";
import { Log } from "./Log";
import { NumberTables } from "./NumberTables";
import { ParityPlot } from "./ParityPlot";
import { Residuals } from "./Residuals";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

type Given = Pick<TabProps, "convert" | "styleOf" | "lit" | "onPick"> & { readonly fit: FitState };

const empty = <p className={classes.empty}>Nothing was fitted yet. Press Fit.</p>;
const noReactions: readonly Reaction[] = [];

/** The bottom of the screen: what a sceptic looks at. It may come a frame later than the verdict and the curves. */
export function useTabs({ fit, convert, styleOf, lit, onPick }: Given): readonly BottomTab[] {
  const whole = fit.result?.statistics === undefined ? undefined : fit.result;
  const result = useDeferredValue(whole);
  const { milliseconds, inputKey } = fit.run;
  const fits = useDeferredValue(fit.fits);
  const { experiments, reactions = noReactions } = fit.document;
  const points = useMemo(() => (result ? residualPoints(result, experiments) : []), [result, experiments]);

  const id = runId(fit.project, fit.study.id);
  return useMemo(() => {
    const of = (draw: (props: TabProps) => ReactNode) => (result ? draw({ result, reactions, points, convert, styleOf, lit, onPick }) : empty);
    return [
      { id: "residuals", label: "Residuals", content: of((all) => <Residuals {...all} />) },
      { id: "qq", label: "Q–Q", content: of((all) => <QuantilePlot {...all} />) },
      { id: "histogram", label: "Histogram", content: of((all) => <HistogramPlot {...all} />) },
      { id: "parity", label: "Parity", content: of((all) => <ParityPlot {...all} />) },
      { id: "correlation", label: "Correlation", content: of((all) => <Correlation {...all} />) },
      { id: "convergence", label: "Convergence", content: <Path run={id} result={result} /> },
      { id: "arrhenius", label: "Arrhenius", content: of((all) => <ArrheniusPlot {...all} />) },
      { id: "table", label: "Table", content: of((all) => <NumberTables {...all} />) },
      { id: "compare", label: "Compare", content: <Compare fits={fits} /> },
      { id: "log", label: "Log", content: of((all) => <Log result={all.result} milliseconds={milliseconds} inputKey={inputKey} />) },
    ];
  }, [result, reactions, points, convert, styleOf, lit, onPick, milliseconds, inputKey, fits, id]);
}

/** Listens to the progress by itself: the other tabs are not drawn again for it. */
function Path({ run: id, result }: { readonly run: string; readonly result: FitResult | undefined }) {
  const active = useRuns(({ runs }) => runs[id]?.active?.progress);
  const stopped = useRuns(({ runs }) => runs[id]?.stopped?.progress);
  const progress = active ?? stopped;
  if (progress !== undefined)
    return <Convergence trajectory={trajectoryOfProgress(progress)} words={active ? "Fitting. What was heard of so far:" : "Cancelled. What was heard of before:"} />;
  if (result?.convergence === undefined) return empty;
  const { iterations, ode_solves } = result.convergence;
  return <Convergence trajectory={trajectoryOfResult(result)} words={`${iterations} iterations, ${ode_solves} solves of the model.`} />;
}
