import { Select } from "@mantine/core";
import { memo } from "react";
import { edit } from "@/doc/store";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { RecipeEditor } from "@/ui/recipe/RecipeEditor";
import type { Change } from "@/ui/recipe/change";
import type { Recipe } from "@/doc/types";
import { follow, titleOf } from "../model/scenarios";
import classes from "./Simulate.module.css";

import type { Fault } from "@/engine/results";

interface RecipePartProps {
  readonly document: ProjectDocument;
  readonly study: SimulateStudy;
  /** With pointers into the project. */
  readonly faults: readonly Fault[];
}
const own = "own";
const none: never[] = [];

/** Not drawn again while a slider moves: it shows the document, and that changes when the slider rests. */
export const RecipePart = memo(function RecipePart({ document, study, faults }: RecipePartProps) {
  const { experiments = none, parameters = none, species } = document;
  const change: Change<Recipe> = (label, recipe, gesture) =>
    edit(
      `${label} in ${titleOf(study)}`,
      (draft) => {
        const mine = draft.studies?.find((one): one is SimulateStudy => one.id === study.id && one.kind === "simulate");
        if (mine?.recipe !== undefined) recipe(mine.recipe);
      },
      gesture === undefined ? {} : { gesture: `${study.id} ${gesture}` },
    );
  return (
    <div className={classes.stack}>
      {experiments.length > 0 && (
        <Select
          label="Recipe"
          size="xs"
          value={study.experiment === undefined ? own : `experiment ${study.experiment}`}
          data={[
            { value: own, label: "Its own" },
            { group: "The same as in experiment", items: experiments.map(({ id, name }) => ({ value: `experiment ${id}`, label: name ?? id })) },
          ]}
          onChange={(choice) => {
            const experiment = choice === own || choice === null ? undefined : choice.slice("experiment ".length);
            edit(experiment === undefined ? `Give ${titleOf(study)} its own recipe` : `Let ${titleOf(study)} follow ${experiment}`, (draft) => follow(draft, study.id, experiment));
          }}
        />
      )}
      {study.recipe === undefined ? (
        <p className={classes.note}>The recipe is that of the experiment and is changed on the Data step. Choose “Its own” to vary a copy of it here.</p>
      ) : (
        <RecipeEditor key={study.id} recipe={study.recipe} onChange={change} species={species} parameters={parameters} document={document} steadyStates faults={faults} place={`/studies/${document.studies?.findIndex(({ id }) => id === study.id) ?? 0}/recipe`} />
      )}
    </div>
  );
});
