import { Switch } from "@mantine/core";
import type { Recipe } from "@/doc/types";
import { type Change, assign, within } from "./change";
import { Field } from "./Field";
import { Part } from "./Part";
import { Fields, Section } from "./Section";

type VesselType = NonNullable<Recipe["vessel"]>;

/** What wall, stirrer and surroundings add to the energy balance. */
export function Vessel({ recipe, onChange }: { readonly recipe: Recipe; readonly onChange: Change<Recipe> }) {
  const vessel: VesselType = recipe.vessel ?? {};
  const change: Change<VesselType> = (label, recipeOf, gesture) =>
    onChange(
      label,
      (draft) => {
        recipeOf((draft.vessel ??= {}));
        if (Object.keys(draft.vessel).length === 0) delete draft.vessel;
      },
      gesture,
    );
  const changeLoss = within(change, (draft) => draft.loss!);
  return (
    <Section title="Vessel">
      <Part of="vessel">
      <Fields>
        <Field of={vessel} name="heat_capacity" label="Heat capacity of the vessel" unit="kJ/K" optional onChange={change} />
        <Field of={vessel} name="stirring_power" label="Stirring power" unit="W" optional onChange={change} />
      </Fields>
      <Switch
        mt="xs"
        label="Heat is lost to the surroundings"
        checked={vessel.loss !== undefined}
        onChange={({ currentTarget: { checked } }) => change(checked ? "Add a heat loss" : "Remove the heat loss", (draft) => assign(draft, "loss", checked ? { UA: "0.1 W/K", ambient: "20 degC" } : undefined))}
      />
      {vessel.loss && (
        <Part of="loss">
        <Fields>
          <Field of={vessel.loss} name="UA" label="UA of the loss" unit="W/K" onChange={changeLoss} />
          <Field of={vessel.loss} name="ambient" label="Ambient temperature" unit="degC" onChange={changeLoss} />
        </Fields>
        </Part>
      )}
      </Part>
    </Section>
  );
}
