import { recipeOf } from "@/doc/recipe_source";
import type { Medium, Quantity } from "@/doc/types";
import { assign } from "@/ui/recipe/change";
import { DecompositionFields } from "@/ui/study/DecompositionFields";
import { Field } from "@/ui/study/Field";
import { MaxTemperatureField } from "@/ui/study/MaxTemperatureField";
import { RecipeField } from "@/ui/study/RecipeField";
import { Section } from "@/ui/study/Section";
import { SolventFill } from "@/ui/solvent/SolventFill";
import { UncertaintySection } from "@/ui/study/UncertaintySection";
import type { SafetyState } from "../run/use_safety";
import classes from "./Safety.module.css";

const celsius = ["degC", "K", "degF"];

export function Inspector({ state }: { readonly state: SafetyState }) {
  const { study, change } = state;
  if (study === undefined) return null;
  return (
    <>
      <Section title="Process">
        <RecipeField state={state} study={study} verb="Assess" change={change} />
        <MaxTemperatureField state={state} value={study.max_temperature} medium={state.document.medium} change={change} />
      </Section>
      <Section title="When the cooling fails">
        <DecompositionFields state={state} decomposition={study.decomposition} change={change} />
      </Section>
      <Cooling state={state} />
      <Liquid state={state} />
      <UncertaintySection state={state} study={study} change={change} />
    </>
  );
}

function Cooling({ state }: { readonly state: SafetyState }) {
  const { study, change } = state;
  const set = (key: "UA" | "temperature", words: string) => (value: Quantity | undefined) =>
    change(`Change the ${words}`, (mine) => {
      assign((mine.cooling ??= {}), key, value);
      if (Object.keys(mine.cooling).length === 0) delete mine.cooling;
    });
  return (
    <Section title="Cooling">
      <p className={classes.note}>For the stability of the decomposing mass. Left empty, the jacket of the recipe counts.</p>
      <div className={classes.pair}>
        <Field state={state} path="cooling/UA" label="UA" unit="W/K" value={study!.cooling?.UA} onChange={set("UA", "heat transfer")} />
        <Field state={state} path="cooling/temperature" label="Coolant" unit="degC" units={celsius} value={study!.cooling?.temperature} onChange={set("temperature", "temperature of the coolant")} />
      </div>
    </Section>
  );
}

function Liquid({ state }: { readonly state: SafetyState }) {
  const { document, study, change } = state;
  const medium = document.medium ?? {};
  const field = (key: "density" | "heat_capacity" | "boiling_point", label: string, unit: string, required: boolean, units?: readonly string[]) => (
    <Field
      state={state}
      path={`medium/${key}`}
      label={label}
      unit={unit}
      required={required}
      {...(units && { units })}
      value={medium[key] as Quantity | undefined}
      onChange={(value) => change(`Change the ${label.toLowerCase()} of the liquid`, (_mine, draft) => assign((draft.medium ??= {}) as Medium, key, value))}
    />
  );
  return (
    <Section title="Liquid">
      <SolventFill temperature={study && recipeOf(document, study)?.charge.temperature} />
      <div className={classes.pair}>
        {field("density", "Density", "kg/m3", true)}
        {field("heat_capacity", "Heat capacity", "kJ/(kg K)", true)}
        {field("boiling_point", "Boiling point", "degC", false, celsius)}
      </div>
    </Section>
  );
}
