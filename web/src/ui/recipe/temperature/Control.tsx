import { Select } from "@mantine/core";
import type { Recipe, TemperatureControl } from "@/doc/types";
import { type Change } from "../change";
import classes from "../RecipeEditor.module.css";
import { Note } from "../Section";
import { controlKinds, kindOf } from "./registry";

interface ControlProps {
  readonly recipe: Recipe;
  readonly control: TemperatureControl;
  readonly label: string;
  readonly onChange: Change<TemperatureControl>;
}

/** In place, so that a stage keeps its end and its place in the list. */
function replace(draft: TemperatureControl, next: TemperatureControl): void {
  const { until } = draft;
  for (const key of Object.keys(draft)) delete draft[key as keyof TemperatureControl];
  Object.assign(draft, next, until !== undefined && { until });
}

/** One control of the temperature: which, and its quantities. */
export function Control({ recipe, control, label, onChange }: ControlProps) {
  const { Fields, meaning } = kindOf(control);
  return (
    <div className={classes.stack}>
      <Select
        label={label}
        data={controlKinds.map((kind) => ({ value: kind.control, label: kind.label }))}
        value={control.control}
        allowDeselect={false}
        onChange={(next) => {
          const kind = controlKinds.find((one) => one.control === next);
          if (kind && next !== control.control) onChange(`Temperature control: ${kind.label.toLowerCase()}`, (draft) => replace(draft, kind.fresh(recipe, control)));
        }}
      />
      <Note>{meaning}</Note>
      {Fields && <Fields control={control} onChange={onChange} />}
    </div>
  );
}
