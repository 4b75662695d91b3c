/** The recipe of a study with longer dosing: a scenario of its own, which the study then follows. */
import { freeStudyId, recipeOf, takeRecipe } from "@/doc/recipe_source";
import type { SafetyStudy } from "@/doc/safety";
import { stretched } from "@/doc/stretch";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import type { InUnit } from "@/units/use_in_unit";

/** @returns the scenario, the one that is there already where nothing would be new; undefined where the dosing cannot be read */
export function dosedScenario(document: ProjectDocument, study: SafetyStudy, seconds: number, words: string, inUnit: InUnit): SimulateStudy | undefined {
  const source = recipeOf(document, study);
  const recipe = source && stretched(source, document, seconds, inUnit);
  if (recipe === undefined) return undefined;
  const text = JSON.stringify(recipe);
  const there = document.studies?.find((one): one is SimulateStudy => one.kind === "simulate" && JSON.stringify(one.recipe) === text);
  return there ?? { id: freeStudyId(document, "scenario"), kind: "simulate", name: `${words} dosing`, recipe, ...(study.units && { units: study.units }) };
}

/** On a draft: the scenario is there, and the study looks at it. */
export function follow(draft: ProjectDocument, id: string, scenario: SimulateStudy): void {
  const studies = (draft.studies ??= []);
  if (!studies.some((one) => one.id === scenario.id)) studies.push(JSON.parse(JSON.stringify(scenario)) as SimulateStudy);
  const study = studies.find((one): one is SafetyStudy => one.kind === "safety" && one.id === id);
  if (study !== undefined) takeRecipe(draft, study, { kind: "scenario", id: scenario.id });
}
