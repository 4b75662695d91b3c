import { Button, Select } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { recipeIsOld, type RecipeSource, type RunsRecipe, scenarioOf, sourcesOf, takeRecipe } from "@/doc/recipe_source";
import type { ProjectDocument } from "@/doc/types";
import type { Problem } from "@/engine/results";
import { errorAt } from "./faults";

interface RecipeFieldProps {
  readonly state: { readonly document: ProjectDocument; readonly problem: Problem | undefined; readonly readOnly: boolean };
  readonly study: RunsRecipe;
  /** The name of the step of undo: "Assess", "Vary". */
  readonly verb: string;
  readonly label?: string;
  readonly change: (label: string, change: (study: RunsRecipe, draft: ProjectDocument) => void) => void;
}
const keyOf = ({ kind, id }: RecipeSource) => `${kind}:${id}`;

/** Which scenario or experiment is looked at. */
export function RecipeField({ state: { document, problem, readOnly }, study, verb, label = "Recipe", change }: RecipeFieldProps) {
  const sources = sourcesOf(document);
  const scenario = scenarioOf(document, study);
  const own: RecipeSource | undefined = study.experiment !== undefined ? { kind: "experiment", id: study.experiment } : scenario !== undefined ? { kind: "scenario", id: scenario.id } : undefined;
  const group = (kind: RecipeSource["kind"]) => sources.filter(({ source }) => source.kind === kind).map((one) => ({ value: keyOf(one.source), label: one.label }));
  const take = (key: string | null) => {
    const found = sources.find(({ source }) => keyOf(source) === key);
    if (found) change(`${verb} ${found.label}`, (mine, draft) => takeRecipe(draft, mine, found.source));
  };
  return (
    <>
      <div data-field="recipe">
        <Select
          label={label}
          size="xs"
          value={own === undefined ? null : keyOf(own)}
          placeholder={study.recipe !== undefined ? "A recipe of this study" : sources.length === 0 ? "No scenario or experiment yet" : "Scenario or experiment"}
          data={[
            { group: "Scenarios", items: group("scenario") },
            { group: "Experiments", items: group("experiment") },
          ].filter(({ items }) => items.length > 0)}
          disabled={readOnly || sources.length === 0}
          error={errorAt(problem, "recipe") ?? errorAt(problem, "experiment")}
          onChange={take}
        />
      </div>
      {recipeIsOld(document, study) && own !== undefined && (
        <Button size="compact-xs" variant="light" leftSection={<IconRefresh size={13} aria-hidden />} disabled={readOnly} onClick={() => take(keyOf(own))}>
          Take the recipe of {scenario!.name ?? scenario!.id} again
        </Button>
      )}
    </>
  );
}
