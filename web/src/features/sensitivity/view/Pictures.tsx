import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import type { OutputFound, SensitivityResult } from "@/engine/sensitivity_results";
import { formatNumber, formatPercent } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { Bars } from "@/ui/plot/Bars";
import { HeatMap } from "@/ui/plot/HeatMap";
import { Plot } from "@/ui/plot/Plot";
import { useViewState } from "@/ui/view_state";
import { heatRows, localBars, morrisBars, morrisPoints, type Order, sobolBars, tornado } from "../model/pictures";
import { verdictOf, whyNoIndices } from "../model/verdict";
import type { SensitivityState } from "../run/use_sensitivity";
import classes from "./Sensitivity.module.css";

const low = "var(--pf-series-1)", high = "var(--pf-series-2)";

/** What belongs to the method of the answer that is shown. */
export function Pictures({ state }: { readonly state: SensitivityState }) {
  const { picture, output, current } = state;
  const [chosen, setOrder] = useViewState("order", "size");
  if (picture === undefined || output === undefined) return null;
  const order: Order = chosen === "name" ? "name" : "size";
  const sort = (
    <SegmentedControl
      size="xs"
      aria-label="Order of the bars"
      value={order}
      onChange={(next) => setOrder(next === "size" ? undefined : next)}
      data={[
        { value: "size", label: "Largest first" },
        { value: "name", label: "By name" },
      ]}
    />
  );
  const props = { result: picture, output, order, sort };
  return (
    <div className={classes.pictures} data-old={!current || undefined}>
      {picture.tornado && <Tornado {...props} />}
      {picture.sobol && <Sobol {...props} />}
      {picture.morris && <Morris {...props} />}
      {picture.local && <Local {...props} />}
    </div>
  );
}

interface PictureProps {
  readonly result: SensitivityResult;
  readonly output: OutputFound;
  readonly order: Order;
  readonly sort: React.ReactNode;
}

function Tornado({ result, output, order, sort }: PictureProps) {
  const { rows, table } = useMemo(() => tornado(result, output, order), [result, output, order]);
  const now = output.value === null ? "" : `Now ${formatNumber(output.value, 4)} ${prettyUnit(output.unit)}`.trimEnd();
  return (
    <section className={classes.panel} aria-label={`Tornado, ${output.name}`}>
      <h2>{output.name}, each parameter over its range</h2>
      <Bars
        name={`Tornado of ${output.name}`}
        summary={verdictOf(result, output)}
        rows={rows}
        keys={[
          { label: "Parameter at its low end", colour: low },
          { label: "Parameter at its high end", colour: high },
        ]}
        axis={{ quantity: output.name, unit: output.unit === "1" ? "" : output.unit }}
        base={output.value ?? 0}
        baseLabel={now}
        table={table}
        aside={sort}
        empty="No run gave this output. The log says why."
      />
    </section>
  );
}

/** First orders are estimates: their sum may lie a little above one. */
const interactionWords = (sum: number | undefined) => (sum !== undefined && sum >= 0.995 ? "First orders sum up to 100 %: nothing is left for interactions." : `First orders sum up to ${formatPercent(sum, 2)}; the rest is interaction.`);

function Sobol({ result, output, order, sort }: PictureProps) {
  const { rows, table } = useMemo(() => sobolBars(result, output, order), [result, output, order]);
  const spread = result.variance?.find((one) => one.output === output.id);
  const sum = result.sobol?.filter((one) => one.output === output.id).reduce((total, { first }) => total + (first ?? 0), 0);
  return (
    <section className={classes.panel} aria-label={`Sobol indices, ${output.name}`}>
      <h2>Shares in the variance of {output.name}</h2>
      {spread?.mean != null && spread.std_deviation !== null && (
        <p className={classes.note}>
          Over the ranges: {formatNumber(spread.mean, 4)} ± {formatNumber(spread.std_deviation, 2)} {prettyUnit(spread.unit)}. {interactionWords(sum)}
        </p>
      )}
      <Bars
        name={`Sobol indices of ${output.name}`}
        summary={verdictOf(result, output)}
        rows={rows}
        keys={[
          { label: "First order: alone", colour: low },
          { label: "Total: with interactions", colour: high },
        ]}
        axis={{ quantity: "share of the variance", unit: "" }}
        base={0}
        table={table}
        aside={sort}
        empty={whyNoIndices(result, output.id) ?? "This output does not vary over these ranges, so there is nothing to share out."}
      />
    </section>
  );
}

function Morris({ result, output, order, sort }: PictureProps) {
  const points = useMemo(() => morrisPoints(result, output), [result, output]);
  const { rows, table } = useMemo(() => morrisBars(result, output, order), [result, output, order]);
  const unit = output.unit === "1" ? "" : output.unit;
  return (
    <>
      <section className={classes.panel} aria-label={`Morris effects, ${output.name}`}>
        <h2>Mean effect on {output.name}</h2>
        <Bars name={`Morris effects on ${output.name}`} summary={verdictOf(result, output)} rows={rows} keys={[{ label: "μ*: mean size of a step", colour: low }]} axis={{ quantity: "μ*", unit }} base={0} table={table} aside={sort} empty="No run gave this output. The log says why." />
      </section>
      <section className={classes.panel} aria-label={`Morris plot, ${output.name}`}>
        <h2>Size and spread of the effects</h2>
        <p className={classes.note}>Far right: it matters. Near or above the line: curved, or acting together with others.</p>
        <Plot
          name={`Morris plot of ${output.name}`}
          summary={`Mean effect against its spread for each parameter. ${verdictOf(result, output)}`}
          series={points}
          x={{ quantity: "μ*", unit, zero: true }}
          y={{ quantity: "σ", unit, zero: true }}
          guides={diagonal}
        />
      </section>
    </>
  );
}
const diagonal = [{ diagonal: true }] as const;

function Local({ result, output, order, sort }: PictureProps) {
  const { rows, table } = useMemo(() => localBars(result, output, order), [result, output, order]);
  const heat = useMemo(() => heatRows(result, output), [result, output]);
  const time = result.local!.time;
  return (
    <>
      <section className={classes.panel} aria-label={`Sensitivities over time, ${output.name}`}>
        <h2>{heat.column ?? output.name} over time, % for 1 % more</h2>
        <HeatMap
          name={`Sensitivities of ${heat.column ?? output.name} over time`}
          summary={`Normalised local sensitivities of ${heat.column ?? output.name}, parameters against time. ${verdictOf(result, output)}`}
          rows={heat.rows}
          x={{ quantity: "time", unit: time.unit, values: time.values }}
          quantity="d ln y / d ln p"
          empty="A course over time belongs to species, observables and temperatures. Choose one of those above."
        />
      </section>
      <section className={classes.panel} aria-label={`Sensitivities, ${output.name}`}>
        <h2>{output.name}, % for 1 % more</h2>
        <Bars
          name={`Local sensitivities of ${output.name}`}
          summary={verdictOf(result, output)}
          rows={rows}
          keys={[
            { label: "Raises it", colour: low },
            { label: "Lowers it", colour: high },
          ]}
          axis={{ quantity: "change in %", unit: "" }}
          base={0}
          table={table}
          aside={sort}
          empty="Relative to zero there is no sensitivity. The table has the absolute ones."
        />
      </section>
    </>
  );
}
