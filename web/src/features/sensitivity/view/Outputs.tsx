import { ActionIcon, Button, Menu, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { recipeOf } from "@/doc/recipe_source";
import type { SensitivityOutput } from "@/doc/sensitivity";
import { errorAt } from "@/ui/study/faults";
import { Field } from "@/ui/study/Field";
import { Section } from "@/ui/study/Section";
import { choicesOf, defaultOutputs, outputLabel } from "../model/outputs";
import type { SensitivityState } from "../run/use_sensitivity";
import classes from "./Sensitivity.module.css";

/** What is looked at; without a choice every species at the end. */
export function Outputs({ state }: { readonly state: SensitivityState }) {
  const { study, document, change, readOnly, problem } = state;
  if (study === undefined) return null;
  const outputs = study.outputs ?? defaultOutputs(document, recipeOf(document, study));
  const put = (label: string, next: readonly SensitivityOutput[]) => change(label, (mine) => void (mine.outputs = structuredClone([...next])));
  const choices = choicesOf(document, outputs);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const replace = (at: number, next: SensitivityOutput) => put("Change what is waited for", outputs.map((one, i) => (i === at ? next : one)));
  return (
    <Section
      title="Outputs"
      aside={
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <Button size="compact-xs" variant="default" leftSection={<IconPlus size={13} aria-hidden />} disabled={readOnly || choices.length === 0}>
              Add output
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
            {groups.map((group) => (
              <div key={group}>
                <Menu.Label>{group}</Menu.Label>
                {choices
                  .filter((one) => one.group === group)
                  .map(({ label, output }) => (
                    <Menu.Item key={label} onClick={() => put(`Look at ${label}`, [...outputs, output])}>
                      {label}
                    </Menu.Item>
                  ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ul className={classes.outputs} data-field="outputs">
        {outputs.map((output, at) => (
          <li key={outputLabel(output)}>
            <span>{outputLabel(output)}</span>
            <ActionIcon variant="subtle" size="sm" aria-label={`Leave out ${outputLabel(output)}`} disabled={readOnly || outputs.length === 1} onClick={() => put(`Leave out ${outputLabel(output)}`, outputs.filter((_one, i) => i !== at))}>
              <IconX size={14} />
            </ActionIcon>
            {output.time_to && <Waits state={state} path={`outputs/${at}/time_to`} waits={output.time_to} onChange={(next) => replace(at, { ...output, time_to: next })} />}
          </li>
        ))}
      </ul>
      {errorAt(problem, "outputs") && (
        <p className={classes.attention} role="alert">
          {errorAt(problem, "outputs")}
        </p>
      )}
    </Section>
  );
}

type Waited = NonNullable<SensitivityOutput["time_to"]>;
function Waits({ state, path, waits, onChange }: { readonly state: SensitivityState; readonly path: string; readonly waits: Waited; readonly onChange: (next: Waited) => void }) {
  const { species, observables = [] } = state.document;
  const unit = species.some(({ id }) => id === waits.observable) ? "mol/L" : waits.observable === "T" ? "degC" : (observables.find(({ id }) => id === waits.observable)?.unit ?? "1");
  return (
    <div className={classes.waits}>
      <Select size="sm" label="Until" allowDeselect={false} disabled={state.readOnly} value={waits.observable} data={[...species, ...observables].map(({ id }) => id).concat("T")} onChange={(observable) => observable && onChange({ observable, value: observable === "T" ? "50 degC" : species.some(({ id }) => id === observable) ? "0.1 mol/L" : (waits.value ?? 0.9) })} />
      <Field state={state} path={`${path}/value`} label="is" unit={unit} required value={waits.value} onChange={(value) => onChange({ observable: waits.observable, ...(value !== undefined && { value }) })} />
    </div>
  );
}
