import { Button, SegmentedControl, Select, Switch } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { Decomposition, DosingChoice } from "@/doc/scaleup";
import type { Quantity } from "@/doc/types";
import { useRuns } from "@/engine/runs";
import { prettyUnit } from "@/units/quantity";
import { assign } from "@/ui/recipe/change";
import { errorAt } from "../model/faults";
import { listed } from "@/ui/figures";
import { fromFit, isOld } from "@/doc/from_fit";
import { lastFit } from "@/doc/last_fit";
import type { ScaleState } from "../run/use_scale";
import { Field } from "./Field";
import classes from "./Scale.module.css";
import { Section } from "./Section";

/** Dosing, what may go wrong, and how sure one is. */
export function HeatPart({ state }: { readonly state: ScaleState }) {
  return (
    <>
      <Dosing state={state} />
      <Failure state={state} />
      <Uncertain state={state} />
    </>
  );
}

function Dosing({ state }: { readonly state: ScaleState }) {
  const { study, change, readOnly } = state;
  if (study === undefined) return null;
  const { dosing = {}, simulate = true } = study;
  const set = <Key extends keyof DosingChoice>(key: Key, words: string) => (value: DosingChoice[Key] | undefined) => change(words, (mine) => assign((mine.dosing ??= {}), key, value));
  return (
    <Section
      title="Reaction in the targets"
      aside={
        <Switch
          size="xs"
          aria-label="Simulate the reaction in each target"
          checked={simulate}
          disabled={readOnly}
          onChange={({ currentTarget }) => {
            const on = currentTarget.checked;
            change(on ? "Simulate in the targets" : "Compare conditions alone", (mine) => assign(mine, "simulate", on ? undefined : false));
          }}
        />
      }
    >
      {!simulate && <p className={classes.note}>Conditions are compared alone; the reaction is not simulated.</p>}
      {simulate && (
        <>
          <Select
            label="Dosing"
            size="xs"
            value={dosing.strategy ?? "auto"}
            data={[
              { value: "auto", label: "For the cooling, where there is a jacket" },
              { value: "heat_limited", label: "For the cooling" },
              { value: "as_recipe", label: "As long as in the recipe" },
            ]}
            disabled={readOnly}
            onChange={(strategy) => set("strategy", "Change the dosing")(strategy === "heat_limited" || strategy === "as_recipe" ? strategy : undefined)}
          />
          <div className={classes.pair}>
            <Field
              state={state}
              path="dosing/temperature_rise"
              label="Rise allowed"
              unit="K"
              units={["K"]}
              value={dosing.temperature_rise ?? "5 K"}
              onChange={set("temperature_rise", "Change the rise of temperature that is allowed")}
              description="Above the recipe"
            />
            <Field state={state} path="dosing/max_time" label="Longest dosing" unit="h" units={["h", "min", "d"]} value={dosing.max_time ?? "24 h"} onChange={set("max_time", "Change the longest dosing")} description="That is tried" />
          </div>
        </>
      )}
    </Section>
  );
}

type Form = "none" | "dsc" | "arrhenius";
const fresh: Readonly<Record<Form, Decomposition | undefined>> = {
  none: undefined,
  dsc: { q0: "10 W/kg", T0: "150 degC", Ea: "100 kJ/mol", energy: "400 kJ/kg", order: 0 },
  arrhenius: { k: { k_ref: "1e-5 1/s", T_ref: "150 degC", Ea: "100 kJ/mol" }, energy: "400 kJ/kg", order: 1 },
};
const formOf = (decomposition: Decomposition | undefined): Form => (decomposition === undefined ? "none" : decomposition.k === undefined ? "dsc" : "arrhenius");

function Failure({ state }: { readonly state: ScaleState }) {
  const { study, change, document, readOnly } = state;
  if (study === undefined) return null;
  const { decomposition } = study;
  const form = formOf(decomposition);
  const set = (key: keyof Decomposition, words: string) => (value: Quantity | undefined) =>
    change(`Change the ${words} of the decomposition`, (mine) => mine.decomposition && assign(mine.decomposition, key, value as never));
  const k = decomposition?.k as { A?: Quantity; k_ref?: Quantity; T_ref?: Quantity; Ea?: Quantity } | undefined;
  const setK = (key: "A" | "k_ref" | "T_ref" | "Ea", words: string) => (value: Quantity | undefined) =>
    change(`Change the ${words} of the decomposition`, (mine) => mine.decomposition?.k && assign(mine.decomposition.k as NonNullable<typeof k>, key, value));
  const celsius = ["degC", "K", "degF"];
  return (
    <Section title="When the cooling fails">
      <Field
        state={state}
        path="max_temperature"
        label="Highest temperature for technical reasons"
        unit="degC"
        units={celsius}
        value={study.max_temperature}
        onChange={(value) => change("Change the highest temperature", (mine) => assign(mine, "max_temperature", value))}
        description={
          study.max_temperature !== undefined
            ? "MTT of the criticality class"
            : document.medium?.boiling_point === undefined
              ? "Give it, or the boiling point of the liquid"
              : `Now the boiling point, ${prettyUnit(String(document.medium.boiling_point))}`
        }
      />
      <div data-field="decomposition">
        <span className={classes.label} id="decomposition-form">
          Decomposition
        </span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="decomposition-form"
          value={form}
          disabled={readOnly}
          onChange={(next) => change("Change the decomposition", (mine) => assign(mine, "decomposition", fresh[next as Form]))}
          data={[
            { value: "none", label: "None known" },
            { value: "dsc", label: "From a DSC" },
            { value: "arrhenius", label: "Arrhenius" },
          ]}
        />
      </div>
      {form === "dsc" && (
        <div className={classes.pair}>
          <Field state={state} path="decomposition/q0" label="Heat release rate" unit="W/kg" required value={decomposition!.q0} onChange={set("q0", "heat release rate")} />
          <Field state={state} path="decomposition/T0" label="At" unit="degC" units={celsius} required value={decomposition!.T0} onChange={set("T0", "temperature")} />
          <Field state={state} path="decomposition/Ea" label="Activation energy" unit="kJ/mol" required value={decomposition!.Ea} onChange={set("Ea", "activation energy")} />
          <Field state={state} path="decomposition/energy" label="Energy released" unit="kJ/kg" value={decomposition!.energy} onChange={set("energy", "energy")} />
        </div>
      )}
      {form === "arrhenius" && k !== undefined && (
        <div className={classes.pair}>
          {"A" in k ? (
            <Field state={state} path="decomposition/k/A" label="Pre-exponential factor" unit="1/s" required value={k.A} onChange={setK("A", "pre-exponential factor")} />
          ) : (
            <>
              <Field state={state} path="decomposition/k/k_ref" label="Rate constant" unit="1/s" units={["1/s", "1/min", "1/h"]} required value={k.k_ref} onChange={setK("k_ref", "rate constant")} />
              <Field state={state} path="decomposition/k/T_ref" label="At" unit="degC" units={celsius} required value={k.T_ref} onChange={setK("T_ref", "temperature")} />
            </>
          )}
          <Field state={state} path="decomposition/k/Ea" label="Activation energy" unit="kJ/mol" required value={k.Ea} onChange={setK("Ea", "activation energy")} />
          <Field state={state} path="decomposition/energy" label="Energy released" unit="kJ/kg" required value={decomposition!.energy} onChange={set("energy", "energy")} />
        </div>
      )}
    </Section>
  );
}

function Uncertain({ state }: { readonly state: ScaleState }) {
  const { study, change, document, project, readOnly, problem } = state;
  const fit = useRuns(({ runs }) => lastFit(project, document, runs));
  const found = fit && study && fromFit(document, fit, study.experiment);
  if (study === undefined) return null;
  const { uncertainty } = study;
  const take = () => found && change("Take the uncertainty from the last fit", (mine) => void (mine.uncertainty = { ...found.uncertainty, ...(uncertainty?.samples !== undefined && { samples: uncertainty.samples }) }));
  const words =
    uncertainty !== undefined
      ? `${listed(uncertainty.parameters.map(({ id, std_error }) => `${id} ± ${typeof std_error === "string" ? prettyUnit(std_error) : std_error}`))}, with their correlations.`
      : fit === undefined
        ? "There is no fit yet from which it could be taken."
        : found === undefined
          ? "The last fit gives no standard error to take."
          : `Of ${listed(found.uncertainty.parameters.map(({ id }) => id))}, as the last fit found it.`;
  return (
    <Section
      title="Uncertainty"
      aside={
        <Switch
          size="xs"
          aria-label="Use the uncertainty of the last fit"
          checked={uncertainty !== undefined}
          disabled={readOnly || (uncertainty === undefined && found === undefined)}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked) take();
            else change("Leave the uncertainty out", (mine) => void delete mine.uncertainty);
          }}
        />
      }
    >
      <p className={classes.note}>{words}</p>
      {found !== undefined && found.undetermined.length > 0 && <p className={classes.note}>{`Not determined by the fit, and so taken as exact: ${listed(found.undetermined)}.`}</p>}
      {uncertainty !== undefined && found !== undefined && isOld(uncertainty, found) && (
        <Button size="compact-xs" variant="light" leftSection={<IconRefresh size={13} aria-hidden />} disabled={readOnly} onClick={take}>
          The fit has been done again: take its uncertainty
        </Button>
      )}
      {uncertainty !== undefined && (
        <div data-field="uncertainty">
          <Select
            label="Bands by"
            size="xs"
            value={(uncertainty.samples ?? 200) === 0 ? "linear" : "samples"}
            error={errorAt(problem, "uncertainty")}
            disabled={readOnly}
            data={[
              { value: "samples", label: `${uncertainty.samples || 200} samples` },
              { value: "linear", label: "Linearisation" },
            ]}
            onChange={(way) => change("Change how bands are computed", (mine) => mine.uncertainty && void (mine.uncertainty.samples = way === "linear" ? 0 : 200))}
          />
        </div>
      )}
    </Section>
  );
}
