/** Measured cooling: curves of a vessel at several speeds, the line of 1/U that they give, and the way into the vessel. */
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { edit } from "@/doc/store";
import type { WilsonResult } from "@/engine/wilson_results";
import { Plot } from "@/ui/plot/Plot";
import { ProblemList } from "@/ui/problem/ProblemMessage";
import { prettyUnit } from "@/units/quantity";
import { VerdictLine } from "@/ui/study/VerdictLine";
import { figureText } from "@/ui/figures";
import type { ScaleState } from "../run/use_scale";
import { CoefficientsTable } from "./CoefficientsTable";
import { CurvesTable } from "./CurvesTable";
import { Inputs } from "./Inputs";
import { curvesPlot, factorText, resistanceUnit, toneOf, unitsOf, wilsonPlot } from "./model/pictures";
import { sameLine, takeLine } from "./model/study";
import { useWilson, type WilsonState } from "./use_wilson";
import classes from "./wilson.module.css";

type MeasuredCoolingProps = { readonly state: Pick<ScaleState, "project" | "document" | "readOnly" | "study"> };

export default function MeasuredCooling({ state: scale }: MeasuredCoolingProps) {
  const state = useWilson(scale);
  const { vessel, study, needs, result, problem } = state;
  if (vessel === undefined) return <p className={classes.note}>Choose a vessel first: its jacket and its medium give the area and the heat capacity that the curves are read with.</p>;
  return (
    <div className={classes.cooling}>
      <Inputs state={state} />
      {needs.length > 0 && (
        <ul className={classes.needs} aria-label="What is missing">
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
      {study === undefined && <p className={classes.note}>Cool or heat the vessel without reaction at three speeds or more, log contents and jacket, and paste the table. U and its parts follow, and can replace the correlations of {state.name}.</p>}
      {problem && <ProblemList problem={problem} />}
      {result && (
        <section className={classes.answer} aria-label="Measured heat transfer" data-old={!state.current || undefined}>
          <Verdict state={state} result={result} />
          <Pictures result={result} name={state.name} />
        </section>
      )}
      {(study?.curves?.length ?? 0) > 0 && <CurvesTable state={state} />}
      {study?.coefficients !== undefined && <CoefficientsTable state={state} />}
      <MeasuredLine state={state} />
    </div>
  );
}

/** What the vessel uses now, and the way back to correlations. */
function MeasuredLine({ state: { vessel, name, readOnly } }: { readonly state: WilsonState }) {
  const line = vessel?.measured;
  if (vessel === undefined || line === undefined) return null;
  return (
    <p className={classes.used}>
      {name} uses a measured line: {prettyUnit(String(line.intercept))} and {prettyUnit(String(line.slope))} at {prettyUnit(String(line.reference_speed))}.{" "}
      <Button size="compact-xs" variant="subtle" disabled={readOnly} onClick={() => edit(`Correlations for ${name}`, (draft) => takeLine(draft, vessel.id, undefined))}>
        Use correlations instead
      </Button>
    </p>
  );
}

function Verdict({ state: { vessel, name, current, readOnly }, result }: { readonly state: WilsonState; readonly result: WilsonResult }) {
  const used = sameLine(vessel?.measured, result.measured);
  const take = result.measured && (
    <Button size="compact-sm" variant={used ? "default" : "filled"} disabled={readOnly || used || !current} onClick={() => edit(`Measured heat transfer for ${name}`, (draft) => takeLine(draft, vessel!.id, result.measured))}>
      {used ? "In use" : "Use for this vessel"}
    </Button>
  );
  return (
    <div role="status" className={classes.verdict}>
      <VerdictLine tone={toneOf(result)} actions={take}>
        <p>{result.verdict}</p>
        {result.warnings.map(({ code, message, path }) => (
          <p key={code + path} className={classes.facts}>
            {message}
          </p>
        ))}
        {"intercept" in result.line && (
          <p className={classes.facts}>
            Slope {figureText({ value: result.line.slope.value, unit: result.line.slope.unit, std_error: result.line.slope.std_error ?? null })} at {figureText(result.line.reference_speed)}; R² {result.r_squared?.toFixed(4)}. Factor of the film: {factorText(result)}
          </p>
        )}
      </VerdictLine>
    </div>
  );
}

function Pictures({ result, name }: { readonly result: WilsonResult; readonly name: string }) {
  const line = useMemo(() => wilsonPlot(result), [result]);
  const curves = useMemo(() => curvesPlot(result), [result]);
  const { time, temperature } = unitsOf(result);
  return (
    <div className={classes.plots}>
      <Plot
        name={`Resistance to heat transfer of ${name}`}
        summary={`1/U against the speed to the power of minus two thirds. ${result.verdict}`}
        series={line}
        x={{ quantity: "(N/N₀)^(−2/3)", unit: "", zero: true }}
        y={{ quantity: "1/U", unit: resistanceUnit, zero: true }}
        height={230}
        compact
      />
      {curves.length > 0 && (
        <Plot
          name={`Cooling curves of ${name}`}
          summary="Measured temperatures of the contents, and the curves that were fitted to them."
          series={curves}
          x={{ quantity: "time", unit: time }}
          y={{ quantity: "T", unit: temperature }}
          height={230}
          compact
        />
      )}
    </div>
  );
}
