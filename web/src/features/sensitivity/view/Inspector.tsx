import { Checkbox, NumberInput, Select } from "@mantine/core";
import type { SensitivityMethod } from "@/doc/sensitivity";
import { assign } from "@/ui/recipe/change";
import { errorAt } from "@/ui/study/faults";
import { RecipeField } from "@/ui/study/RecipeField";
import { Section } from "@/ui/study/Section";
import { methods, samplesOf } from "../model/study";
import type { SensitivityState } from "../run/use_sensitivity";
import { Outputs } from "./Outputs";
import classes from "./Sensitivity.module.css";

export function Inspector({ state }: { readonly state: SensitivityState }) {
  const { study, change } = state;
  if (study === undefined) return null;
  return (
    <>
      <Section title="Process">
        <RecipeField state={state} study={study} verb="Vary" change={change} />
      </Section>
      <Method state={state} />
      <Outputs state={state} />
    </>
  );
}

function Method({ state: { study, change, readOnly, problem } }: { readonly state: SensitivityState }) {
  if (study === undefined) return null;
  const method = study.method ?? "local";
  const choose = (next: string | null) =>
    change("Change the method", (mine) => {
      mine.method = (next ?? "local") as SensitivityMethod;
      delete mine.samples;
    });
  const sampled = method === "sobol" || method === "morris";
  return (
    <Section title="Method">
      <div data-field="method">
        <Select label="Method" size="xs" allowDeselect={false} value={method} disabled={readOnly} error={errorAt(problem, "method")} data={methods.map(({ id, label }) => ({ value: id, label }))} onChange={choose} />
      </div>
      <p className={classes.note}>{methods.find(({ id }) => id === method)!.note}</p>
      {sampled && (
        <div data-field="samples">
          <NumberInput
            size="xs"
            label={method === "sobol" ? "Base samples" : "Trajectories"}
            description={method === "sobol" ? "Each is run once more for every parameter; powers of 2 are best." : "10 to 50 are usual."}
            value={samplesOf(study)}
            min={2}
            max={10_000_000}
            step={method === "sobol" ? 1024 : 10}
            allowDecimal={false}
            thousandSeparator=","
            disabled={readOnly}
            error={errorAt(problem, "samples")}
            onChange={(value) => typeof value === "number" && value >= 2 && value !== samplesOf(study) && change("Change the number of samples", (mine) => void (mine.samples = value), `samples ${study.id}`)}
          />
        </div>
      )}
      {method === "sobol" && (
        <Checkbox size="xs" label="Interactions of pairs (second order)" checked={study.second_order ?? false} disabled={readOnly} onChange={({ currentTarget: { checked } }) => change("Change the order of the indices", (mine) => assign(mine, "second_order", checked || undefined))} />
      )}
    </Section>
  );
}
