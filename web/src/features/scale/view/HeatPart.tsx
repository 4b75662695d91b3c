import { Select, Switch } from "@mantine/core";
import type { DosingChoice } from "@/doc/scaleup";
import { assign } from "@/ui/recipe/change";
import { DecompositionFields } from "@/ui/study/DecompositionFields";
import { Field } from "@/ui/study/Field";
import { MaxTemperatureField } from "@/ui/study/MaxTemperatureField";
import { Section } from "@/ui/study/Section";
import { UncertaintySection } from "@/ui/study/UncertaintySection";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

/** Dosing, what may go wrong, and how sure one is. */
export function HeatPart({ state }: { readonly state: ScaleState }) {
  return (
    <>
      <Dosing state={state} />
      <Failure state={state} />
      {state.study && <UncertaintySection state={state} study={state.study} change={state.change} />}
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

function Failure({ state }: { readonly state: ScaleState }) {
  const { study, change, document } = state;
  if (study === undefined) return null;
  return (
    <Section title="When the cooling fails">
      <MaxTemperatureField state={state} value={study.max_temperature} medium={document.medium} change={change} />
      <DecompositionFields state={state} decomposition={study.decomposition} change={change} />
    </Section>
  );
}
