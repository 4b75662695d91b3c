import { useMemo } from "react";
import { recipeOf } from "@/doc/recipe_source";
import { dosingWindow } from "@/doc/stretch";
import type { SafetyAnswer } from "@/engine/safety_results";
import { Plot } from "@/ui/plot/Plot";
import { useInUnit } from "@/units/use_in_unit";
import { figureText } from "@/ui/figures";
import { accumulation, alongDosing, timeToMaximumRate, worstFailure, worstMoment } from "../model/pictures";
import { fromSeconds } from "../model/readable";
import type { SafetyState } from "../run/use_safety";
import { Criticality } from "./Criticality";
import classes from "./Safety.module.css";

function useShaded({ document, study }: SafetyState, unit: string) {
  const inUnit = useInUnit();
  return useMemo(() => {
    const recipe = study && recipeOf(document, study);
    const window = recipe && dosingWindow(recipe, document, inUnit);
    const [from, to] = window === undefined ? [] : [fromSeconds(window.begin, unit), fromSeconds(window.end, unit)];
    return from === undefined || to === undefined ? [] : [{ from, to, label: "Dosing" }];
  }, [document, study, inUnit, unit]);
}

/** Along the dosing above; when it fails, below; the class beside them. */
export function Plots({ state, answer }: { readonly state: SafetyState; readonly answer: SafetyAnswer }) {
  const { profile, failure } = answer;
  const shaded = useShaded(state, profile.time.unit);
  const { temperatures, mtsr } = answer;
  const limit = state.study?.max_temperature === undefined ? "Boiling point (MTT)" : "MTT";
  const along = useMemo(() => [...alongDosing(answer, limit), worstMoment(answer)], [answer, limit]);
  const runaway = useMemo(() => timeToMaximumRate(answer), [answer]);
  const accumulated = useMemo(() => [...accumulation(answer), ...(runaway ? [runaway] : [])], [answer, runaway]);
  const failed = useMemo(() => worstFailure(answer, limit), [answer, limit]);
  const time = { quantity: "time", unit: profile.time.unit };
  return (
    <div className={classes.plots} data-old={!state.current || undefined}>
      <section className={classes.panel} aria-labelledby="safety-along">
        <h2 id="safety-along">If the cooling failed at this moment</h2>
        <Plot
          name="MTSR along the recipe"
          summary={`Temperature of the cooled process and MTSR over time${shaded.length > 0 ? "; the dosing is shaded" : ""}. The MTSR is highest, ${figureText({ value: mtsr.value, unit: mtsr.unit })}, at ${figureText({ value: mtsr.time, unit: mtsr.time_unit })}.`}
          series={along}
          x={time}
          y={{ quantity: "T", unit: mtsr.unit }}
          shaded={shaded}
          link="safety"
          compact
        />
      </section>
      <Criticality answer={answer} />
      <section className={classes.panel} aria-labelledby="safety-accumulation">
        <h2 id="safety-accumulation">{runaway === undefined ? "Accumulation" : "Accumulation, and time to maximum rate of a failure"}</h2>
        <Plot
          name="Accumulation along the recipe"
          summary={`Share of the heat that is not set free yet, over time${shaded.length > 0 ? "; the dosing is shaded" : ""}.`}
          series={accumulated}
          x={time}
          y={{ quantity: "accumulation", unit: "%", zero: true }}
          {...(runaway && { right: { quantity: "TMR", unit: profile.time.unit, zero: true } })}
          shaded={shaded}
          legend={runaway !== undefined}
          link="safety"
          compact
        />
      </section>
      <section className={classes.panel} aria-labelledby="safety-failure">
        <h2 id="safety-failure">{failure === undefined ? "Worst cooling failure" : `Worst cooling failure, at ${figureText(failure.time)}`}</h2>
        <Plot
          name="Temperature after the worst cooling failure"
          summary="Temperature over time after the cooling has failed at the worst moment: no cooling, no feed."
          series={failed}
          x={{ quantity: "time", unit: failure?.series.time.unit ?? "" }}
          y={{ quantity: "T", unit: temperatures.process.unit }}
          empty="No failure was integrated."
          compact
        />
      </section>
    </div>
  );
}
