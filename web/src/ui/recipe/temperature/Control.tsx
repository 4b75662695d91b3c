import { Select } from "@mantine/core";
import type { Recipe, TemperatureControl } from "@/doc/types";
import { type Change } from "../change";
import classes from "../RecipeEditor.module.css";
import { useFault } from "../faults";
import { usePlace, useRecipeScope } from "../scope";
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
  const { steady } = useRecipeScope();
  const place = usePlace("control");
  const fault = useFault("control");
  const choices = controlKinds.filter((kind) => !steady || kind.steady || kind.control === control.control);
  return (
    <div className={classes.stack}>
      <div data-field={place}>
      <Select
        label={label}
        error={fault}
        data={choices.map((kind) => ({ value: kind.control, label: kind.label }))}
        value={control.control}
        allowDeselect={false}
        onChange={(next) => {
          const kind = controlKinds.find((one) => one.control === next);
          if (kind && next !== control.control) onChange(`Temperature control: ${kind.label.toLowerCase()}`, (draft) => replace(draft, kind.fresh(recipe, control)));
        }}
      />
      </div>
      <Note>{meaning}</Note>
      {Fields && <Fields control={control} onChange={onChange} />}
    </div>
  );
}
