/** Where a study takes its recipe from: a scenario, an experiment, or one of its own. Pure, on drafts. */
import type { ProjectDocument, Recipe, ResultUnits, SimulateStudy } from "./types";

/** A study that runs a recipe. */
export interface RunsRecipe {
  id: string;
  recipe?: Recipe;
  experiment?: string;
  units?: ResultUnits;
}

export function freeStudyId({ studies = [] }: ProjectDocument, stem: string): string {
  const taken = new Set(studies.map(({ id }) => id));
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

/** The recipe that is run: the study's own, or that of the experiment which it follows. */
export const recipeOf = (document: ProjectDocument, { recipe, experiment }: Pick<RunsRecipe, "recipe" | "experiment">): Recipe | undefined =>
  recipe ?? document.experiments?.find(({ id }) => id === experiment)?.recipe;

/** Where a recipe may come from. */
export type RecipeSource = { readonly kind: "experiment"; readonly id: string } | { readonly kind: "scenario"; readonly id: string };

export function sourcesOf({ experiments = [], studies = [] }: ProjectDocument): { source: RecipeSource; label: string }[] {
  const scenarios = studies.filter((study): study is SimulateStudy => study.kind === "simulate" && study.recipe?.reactor !== "cstr");
  return [
    ...scenarios.map(({ id, name }) => ({ source: { kind: "scenario", id } as const, label: name ?? id })),
    ...experiments.map(({ id, name }) => ({ source: { kind: "experiment", id } as const, label: name ?? id })),
  ];
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A scenario that follows an experiment stands for it; else its recipe is copied, and which one it was is noted. */
export function takeRecipe(draft: ProjectDocument, study: RunsRecipe, source: RecipeSource): void {
  const scenario = draft.studies?.find((one): one is SimulateStudy => one.kind === "simulate" && source.kind === "scenario" && one.id === source.id);
  const experiment = source.kind === "experiment" ? source.id : scenario?.experiment;
  if (experiment !== undefined) {
    study.experiment = experiment;
    delete study.recipe;
  } else if (scenario?.recipe !== undefined) {
    study.recipe = copy(scenario.recipe);
    delete study.experiment;
  }
  if (scenario?.units !== undefined) study.units = copy(scenario.units);
  const notes = ((draft.workbench ??= {}).scaled ??= {});
  if (source.kind === "scenario") notes[study.id] = source.id;
  else delete notes[study.id];
}

/** The scenario whose recipe was taken, where it is still there; without a note of it, the one with the same recipe. */
export function scenarioOf({ studies, workbench }: ProjectDocument, study: RunsRecipe): SimulateStudy | undefined {
  const scenarios = studies?.filter((one): one is SimulateStudy => one.kind === "simulate") ?? [];
  const noted = scenarios.find(({ id }) => id === workbench?.scaled?.[study.id]);
  if (noted !== undefined || study.recipe === undefined) return noted;
  const text = JSON.stringify(study.recipe);
  return scenarios.find(({ recipe }) => recipe !== undefined && JSON.stringify(recipe) === text);
}

/** The scenario has changed since its recipe was taken. */
export function recipeIsOld(document: ProjectDocument, study: RunsRecipe): boolean {
  const scenario = scenarioOf(document, study);
  return scenario?.recipe !== undefined && study.recipe !== undefined && JSON.stringify(scenario.recipe) !== JSON.stringify(study.recipe);
}
