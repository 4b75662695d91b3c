import type { Recipe } from "@/doc/types";
import { type Change, append, freeId, removeAt, within } from "./change";
import { Contents } from "./Contents";
import { Field } from "./Field";
import classes from "./RecipeEditor.module.css";
import { PartCard } from "./PartCard";
import { Fields, Section } from "./Section";

/** Additions at once. */
export function Doses({ recipe, onChange }: { readonly recipe: Recipe; readonly onChange: Change<Recipe> }) {
  const doses = recipe.doses ?? [];
  const add = () =>
    onChange("Add a dose", (draft) => append(draft, "doses", { id: freeId("dose", doses.map(({ id }) => id)), time: "0 min", volume: "10 mL", concentrations: {} }));
  return (
    <Section title="Doses" add={{ label: "Dose", onClick: add }}>
      {doses.map((dose, index) => {
        const name = dose.id ?? `dose ${index + 1}`;
        const change = within(onChange, (draft) => draft.doses![index]!);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- an id may stand twice in a faulty document
          <PartCard key={`${name} ${index}`} member={`doses/${index}`} title={name} onRemove={() => onChange(`Remove ${name}`, (draft) => removeAt(draft, "doses", index))}>
            <Fields>
              <Field of={dose} name="time" label="Time" unit="min" onChange={change} />
              <Field of={dose} name="volume" label="Volume" unit="mL" optional description="Empty: adds no volume" onChange={change} />
              <Field of={dose} name="temperature" label="Temperature" unit="degC" optional description="Empty: the vessel's" onChange={change} />
            </Fields>
            <p className={classes.legend}>Contains</p>
            <Contents of={dose} name={name} onChange={change} />
          </PartCard>
        );
      })}
    </Section>
  );
}
