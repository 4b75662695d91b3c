import { SegmentedControl, Switch } from "@mantine/core";
import { useMemo } from "react";
import type { Parameter, ProjectDocument, Recipe, Species } from "@/doc/types";
import { type Change, assign, within } from "./change";
import { Contents } from "./Contents";
import { Doses } from "./Doses";
import { Events } from "./Events";
import { Feeds } from "./Feeds";
import { Field } from "./Field";
import classes from "./RecipeEditor.module.css";
import { RecipeScopeContext } from "./scope";
import { Fields, Section } from "./Section";
import { Temperature } from "./temperature/Temperature";
import { Vessel } from "./Vessel";
import { Withdrawals } from "./Withdrawals";

export interface RecipeEditorProps {
  readonly recipe: Recipe;
  /** The label names the step of undo; edits of one gesture make one step. */
  readonly onChange: Change<Recipe>;
  readonly species: readonly Species[];
  readonly parameters: readonly Parameter[];
  readonly document: ProjectDocument;
  /** Steady states of a continuous reactor may be asked for: in a simulation, not in an experiment. */
  readonly steadyStates?: boolean;
}

/** What was, or will be, done to the vessel: the one recipe of experiments and simulations. */
export function RecipeEditor({ recipe, onChange, species, parameters, document, steadyStates = false }: RecipeEditorProps) {
  const scope = useMemo(() => ({ species, parameters: parameters.map(({ id }) => id), document }), [species, parameters, document]);
  const charge = within(onChange, (draft) => draft.charge);
  const continuous = recipe.reactor === "cstr";
  return (
    <RecipeScopeContext value={scope}>
      <div className={classes.editor}>
        <Section title="Reactor">
          <div className={classes.stack}>
            <SegmentedControl
              aria-label="Reactor"
              fullWidth
              size="xs"
              data={[
                { value: "batch", label: "Batch, semi-batch" },
                { value: "cstr", label: "Continuous stirred (CSTR)" },
              ]}
              value={recipe.reactor ?? "batch"}
              onChange={(next) => onChange("Change reactor", (draft) => become(draft, next as NonNullable<Recipe["reactor"]>))}
            />
            {continuous && steadyStates && (
              <Switch label="Find the steady states instead of a run in time" checked={recipe.steady_state === true} onChange={({ currentTarget: { checked } }) => onChange("Change steady state", (draft) => assign(draft, "steady_state", checked || undefined))} />
            )}
            <Field of={recipe} name="duration" label="Duration" unit="min" optional={recipe.steady_state === true} onChange={onChange} />
          </div>
        </Section>
        <Section title={continuous ? "Start" : "Charge"}>
          <Fields>
            <Field of={recipe.charge} name="volume" label="Volume" unit="L" onChange={charge} />
            <Field of={recipe.charge} name="temperature" label="Temperature" unit="degC" optional onChange={charge} />
          </Fields>
          <p className={classes.legend}>Contains</p>
          <Contents of={recipe.charge} name="the charge" onChange={charge} />
        </Section>
        <Temperature recipe={recipe} onChange={onChange} />
        <Feeds recipe={recipe} onChange={onChange} />
        <Doses recipe={recipe} onChange={onChange} />
        {!continuous && <Withdrawals recipe={recipe} onChange={onChange} />}
        <Vessel recipe={recipe} onChange={onChange} />
        <Events recipe={recipe} onChange={onChange} />
      </div>
    </RecipeScopeContext>
  );
}

/** The volume of a continuous reactor is constant, so nothing is withdrawn; a batch has no steady state. */
function become(draft: Recipe, reactor: NonNullable<Recipe["reactor"]>): void {
  draft.reactor = reactor;
  if (reactor === "cstr") delete draft.withdrawals;
  else delete draft.steady_state;
}
