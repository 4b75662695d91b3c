/** The safety studies of a document, and what one lacks. */
import { freeStudyId, recipeOf, sourcesOf, takeRecipe } from "@/doc/recipe_source";
import type { SafetyStudy } from "@/doc/safety";
import type { ProjectDocument, Study } from "@/doc/types";

const isSafety = (study: Study): study is SafetyStudy => study.kind === "safety";
export const safetyStudiesOf = ({ studies = [] }: ProjectDocument): SafetyStudy[] => studies.filter(isSafety);
export const titleOf = ({ id, name }: Pick<SafetyStudy, "id" | "name">): string => name?.trim() || id;

/** A study of the first scenario, else of the first experiment; of the decomposition what a scale-up of the project knows. */
export function addSafety(draft: ProjectDocument): string {
  const study: SafetyStudy = { id: freeStudyId(draft, "safety"), kind: "safety", units: { time: "min", concentration: "mol/L", temperature: "degC" } };
  const [first] = sourcesOf(draft);
  if (first !== undefined) takeRecipe(draft, study, first.source);
  const known = draft.studies?.find((one) => one.kind === "scaleup");
  if (known?.decomposition !== undefined) study.decomposition = JSON.parse(JSON.stringify(known.decomposition)) as NonNullable<SafetyStudy["decomposition"]>;
  if (known?.max_temperature !== undefined) study.max_temperature = known.max_temperature;
  (draft.studies ??= []).push(study);
  return study.id;
}

/** On a draft: the study looks at a scenario. */
export function followScenario(draft: ProjectDocument, id: string, scenario: string): void {
  const study = draft.studies?.find((one): one is SafetyStudy => isSafety(one) && one.id === id);
  if (study !== undefined) takeRecipe(draft, study, { kind: "scenario", id: scenario });
}

export interface Missing {
  readonly id: "recipe" | "heat" | "density" | "heat_capacity";
  readonly what: string;
  readonly todo: string;
}

/** Nothing can be computed before these. */
export function missing(document: ProjectDocument, study: SafetyStudy): Missing[] {
  const { medium = {}, reactions = [] } = document;
  const needs: Missing[] = [];
  if (recipeOf(document, study) === undefined) needs.push({ id: "recipe", what: "There is no recipe to assess.", todo: "Choose a scenario or an experiment of this project." });
  if (reactions.every(({ heat }) => heat === undefined)) needs.push({ id: "heat", what: "No reaction has a heat.", todo: "Enter the heat of the reactions under Scheme; negative is exothermic." });
  if (medium.density === undefined) needs.push({ id: "density", what: "The density of the mixture is not given.", todo: "Enter it here." });
  if (medium.heat_capacity === undefined) needs.push({ id: "heat_capacity", what: "The heat capacity of the mixture is not given.", todo: "Enter it here." });
  return needs;
}
