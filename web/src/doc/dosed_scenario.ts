/** "Use 3 h dosing": the recipe of a study with a longer dosing, as a scenario of its own. Pure, on drafts. */
import { freeStudyId, recipeOf, type RunsRecipe } from "./recipe_source";
import { stretched } from "./stretch";
import type { ProjectDocument, SimulateStudy } from "./types";
import type { InUnit } from "@/units/use_in_unit";

export interface LongerDosing {
  readonly seconds: number;
  readonly name: string;
}

/** @returns the scenario, the one that is there already where nothing would be new; nothing where the dosing cannot be read */
export function dosedScenario(document: ProjectDocument, study: RunsRecipe, { seconds, name }: LongerDosing, inUnit: InUnit): SimulateStudy | undefined {
  const source = recipeOf(document, study);
  const recipe = source && stretched(source, document, seconds, inUnit);
  if (recipe === undefined) return undefined;
  const text = JSON.stringify(recipe);
  const there = document.studies?.find((one): one is SimulateStudy => one.kind === "simulate" && JSON.stringify(one.recipe) === text);
  return there ?? { id: freeStudyId(document, "scenario"), kind: "simulate", name, recipe, ...(study.units && { units: study.units }) };
}

/** The scenario is there after it, once. */
export function putScenario(draft: ProjectDocument, scenario: SimulateStudy): void {
  const studies = (draft.studies ??= []);
  if (!studies.some(({ id }) => id === scenario.id)) studies.push(JSON.parse(JSON.stringify(scenario)) as SimulateStudy);
}
