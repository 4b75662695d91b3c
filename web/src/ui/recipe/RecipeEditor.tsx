import { SegmentedControl, Switch } from "@mantine/core";
import { useMemo } from "react";
import type { Parameter, ProjectDocument, Recipe, Species } from "@/doc/types";
import type { Fault } from "@/engine/results";
import { type Change, within } from "./change";
import { Contents } from "./Contents";
import { Doses } from "./Doses";
import { Events } from "./Events";
import { Feeds } from "./Feeds";
import { Field } from "./Field";
import { faultsWithin } from "./faults";
import { Part, PartFault } from "./Part";
import classes from "./RecipeEditor.module.css";
import { PlaceContext, RecipeScopeContext } from "./scope";
import { Fields, Note, Section } from "./Section";
import { becomeRun, becomeSteady, unusedOf } from "./steady";
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
  /** What the engine says against the document: each is shown at its field. */
  readonly faults?: readonly Fault[];
  /** The recipe's own pointer: "/studies/0/recipe". */
  readonly place?: string;
}
const sound: readonly Fault[] = [];

/** What was, or will be, done to the vessel: the one recipe of experiments and simulations. */
export function RecipeEditor({ recipe, onChange, species, parameters, document, steadyStates = false, faults = sound, place = "" }: RecipeEditorProps) {
  const continuous = recipe.reactor === "cstr";
  const steady = continuous && recipe.steady_state === true;
  const scope = useMemo(() => ({ species, parameters: parameters.map(({ id }) => id), document, faults, steady }), [species, parameters, document, faults, steady]);
  const charge = within(onChange, (draft) => draft.charge);
  const unused = steady ? unusedOf(recipe) : undefined;
  return (
    <RecipeScopeContext value={scope}>
      <PlaceContext value={place}>
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
              <Switch label="Find the steady states instead of a run in time" checked={recipe.steady_state === true} onChange={({ currentTarget: { checked } }) => (checked ? onChange("Find the steady states", becomeSteady) : onChange("Run in time", becomeRun))} />
            )}
            <PartFault text={faultsWithin(faults, `${place}/reactor`) ?? faultsWithin(faults, `${place}/steady_state`)} />
            {!steady && <Field of={recipe} name="duration" label="Duration" unit="min" onChange={onChange} />}
          </div>
        </Section>
        <Section title={continuous ? "Start" : "Charge"}>
          <Part of="charge">
          <Fields>
            <Field of={recipe.charge} name="volume" label="Volume" unit="L" onChange={charge} />
            <Field of={recipe.charge} name="temperature" label="Temperature" unit="degC" optional onChange={charge} />
          </Fields>
          <p className={classes.legend}>Contains</p>
          <Contents of={recipe.charge} name="the charge" onChange={charge} />
          </Part>
        </Section>
        <Temperature recipe={recipe} onChange={onChange} />
        <Feeds recipe={recipe} onChange={onChange} />
        {!steady && <Doses recipe={recipe} onChange={onChange} />}
        {(!continuous || recipe.withdrawals !== undefined) && <Withdrawals recipe={recipe} onChange={onChange} />}
        <Vessel recipe={recipe} onChange={onChange} />
        {!steady && <Events recipe={recipe} onChange={onChange} />}
        {unused && <Note>{unused}</Note>}
      </div>
      </PlaceContext>
    </RecipeScopeContext>
  );
}

/** The volume of a continuous reactor is constant, so nothing is withdrawn; a batch has no steady state. */
function become(draft: Recipe, reactor: NonNullable<Recipe["reactor"]>): void {
  draft.reactor = reactor;
  if (reactor === "cstr") delete draft.withdrawals;
  else if (draft.steady_state === true) becomeRun(draft);
}
