/** Fit: data, model, the numbers between them, and whether to believe those. */
import { SegmentedControl, Select, Switch } from "@mantine/core";
import { memo, useDeferredValue, useMemo } from "react";
import { StepLayout } from "@/ui/StepLayout";
import { useViewState } from "@/ui/view_state";
import type { Series } from "@/engine/results";
import { Parameters } from "./inspector/Parameters";
import { RunButton } from "./inspector/RunButton";
import { Settings } from "./inspector/Settings";
import { Strip } from "./messages/Strip";
import { verdictOf } from "./model/verdict";
import type { Curve } from "./plots/panels";
import classes from "./plots/plots.module.css";
import { useLitPoint } from "./plots/point_link";
import { RunPlots } from "./plots/RunPlots";
import { useConversion } from "./plots/use_conversion";
import { useStyles } from "./plots/use_styles";
import { type Curves, useCurves } from "./run/use_curves";
import { type FitState, useFit } from "./run/use_fit";
import { withValues } from "./run/values";
import { useCompared } from "./tabs/Compare";
import { useTabs } from "./tabs/use_tabs";

/** What the model's line is computed from: the best point of a fit under way, else the values of the document. */
function useModel(fit: FitState): Curves {
  const { run, document, study, experiments, result, stale } = fit;
  const best = run.active?.progress.at(-1)?.parameters;
  const moving = useMemo(() => (best && best.length > 0 ? withValues(document, best) : document), [best, document]);
  const fresh = result !== undefined && !stale && !run.active;
  const ids = useMemo(() => experiments.map(({ id }) => id), [experiments]);
  return useCurves(fresh ? undefined : moving, ids, study.units);
}

const noCurves: readonly Curve[] = [];
const noUnits = {};

const seriesOf = (result: FitState["result"], experiment: string): Series | undefined => result?.experiments?.find(({ id }) => id === experiment)?.series;

export default function Screen() {
  const fit = useFit();
  const { document, study, experiments, result, previous, stale, run, fits } = fit;
  const model = useModel(fit);
  const convert = useConversion();
  const styleOf = useStyles();
  const { point, light } = useLitPoint();
  const [tab, setTab] = useViewState("tab", "residuals");
  const [shown, setShown] = useViewState("run", "all");
  const [everything, setEverything] = useViewState("species");
  const [panel, setPanel] = useViewState("panel", "parameters");
  const compared = useCompared(fits);
  const verdict = useMemo(() => (result && !stale ? verdictOf(result, document, study) : undefined), [result, stale, document, study]);

  const fresh = result !== undefined && !stale && !run.active;
  const comparing = tab === "compare" && compared.first !== undefined && compared.second !== undefined;
  const curvesOf = useMemo(() => {
    const of = (experiment: string): Curve[] => {
      if (comparing)
        return [
          { series: seriesOf(compared.first!.result, experiment), label: compared.first!.name, dash: "dashed" },
          { series: seriesOf(compared.second!.result, experiment), label: compared.second!.name, dash: "solid" },
        ];
      const ghost = fresh ? previous : result;
      return [
        { series: fresh ? seriesOf(result, experiment) : model.series[experiment], label: "model", dash: "solid" },
        { series: seriesOf(ghost, experiment), label: "last fit", dash: "dotted" },
      ];
    };
    const all = new Map(experiments.map(({ id }) => [id, of(id)]));
    return (id: string) => all.get(id) ?? noCurves;
  }, [experiments, comparing, compared.first, compared.second, fresh, previous, result, model.series]);

  const chosen = useMemo(() => experiments.filter(({ id }) => id === shown), [experiments, shown]);
  // The plots may come a frame after the words: a key or a click is never kept waiting by them.
  const newest = useMemo(() => ({ document, experiments: chosen.length > 0 ? chosen : experiments, curvesOf, units: study.units ?? noUnits }), [document, chosen, experiments, curvesOf, study.units]);
  const later = useDeferredValue(newest);
  const picture = run.active ? newest : later; // while a fit runs news come faster than what is put off is drawn
  const tabs = useTabs({ fit, convert, styleOf, lit: point, onPick: light });

  return (
    <StepLayout
      title="Fit"
      toolbar={
        experiments.length > 0 && (
          <>
            <Shown experiments={experiments} run={chosen.length > 0 ? shown : "all"} onRun={setShown} everything={everything === "all"} onEverything={setEverything} />
            <span className={classes.summary}>{summaryOf(fit)}</span>
          </>
        )
      }
      main={
        <div className={classes.main}>
          <Strip fit={fit} curves={model} verdict={verdict} />
          {picture.experiments.length > 0 ? (
            <RunPlots
              {...picture}
              convert={convert}
              styleOf={styleOf}
              everything={everything === "all"}
              lit={point}
              onPick={light}
            />
          ) : (
            <p className={classes.empty}>Here the data of each run will stand beside the model's curve.</p>
          )}
        </div>
      }
      inspector={
        <>
          <SegmentedControl
            fullWidth
            mb="sm"
            size="xs"
            aria-label="Inspector shows"
            value={panel}
            onChange={setPanel}
            data={[
              { value: "parameters", label: "Parameters" },
              { value: "settings", label: "Settings" },
            ]}
          />
          {panel === "settings" ? <Settings fit={fit.form} /> : <Parameters fit={fit.form} verdict={verdict} />}
        </>
      }
      primary={<RunButton fit={fit} />}
      bottom={tabs}
      tab={tab}
      onTab={setTab}
    />
  );
}

interface ShownProps {
  readonly experiments: FitState["experiments"];
  readonly run: string;
  readonly onRun: (id: string | undefined) => void;
  readonly everything: boolean;
  readonly onEverything: (value: string | undefined) => void;
}

const Shown = memo(function Shown({ experiments, run, onRun, everything, onEverything }: ShownProps) {
  return (
    <>
      <Select
        size="xs"
        aria-label="Runs shown"
        data={[{ value: "all", label: `All ${experiments.length} runs` }, ...experiments.map(({ id, name }) => ({ value: id, label: name ?? id }))]}
        value={run}
        onChange={(value) => onRun(value === "all" || value === null ? undefined : value)}
      />
      <Switch size="xs" label="All species" checked={everything} onChange={({ currentTarget }) => onEverything(currentTarget.checked ? "all" : undefined)} />
    </>
  );
});

/** "Fit current · R² 0.9975 · RMSE 0.94" */
function summaryOf({ result, stale, run }: FitState): string {
  if (run.active || result?.statistics === undefined) return "";
  const { r_squared: r2, observations } = result.statistics;
  return [stale ? "Fit out of date" : "Fit current", r2 === null ? undefined : `R² ${r2.toFixed(4)}`, `${observations} values`].filter(Boolean).join(" · ");
}
