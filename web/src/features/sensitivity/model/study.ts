/** The sensitivity studies of a document, what one lacks, and how many runs it makes. */
import { freeStudyId, recipeOf, sourcesOf, takeRecipe } from "@/doc/recipe_source";
import type { SensitivityMethod, SensitivityStudy, VariedParameter } from "@/doc/sensitivity";
import type { Parameter, ProjectDocument, Study } from "@/doc/types";

const isSensitivity = (study: Study): study is SensitivityStudy => study.kind === "sensitivity";
export const sensitivityStudiesOf = ({ studies = [] }: ProjectDocument): SensitivityStudy[] => studies.filter(isSensitivity);
export const titleOf = ({ id, name }: Pick<SensitivityStudy, "id" | "name">): string => name?.trim() || id;

/** Those that may be varied: derived ones follow. */
export const variable = ({ parameters = [] }: ProjectDocument): Parameter[] => parameters.filter(({ expression }) => expression === undefined);
export const idOf = (entry: string | VariedParameter): string => (typeof entry === "string" ? entry : entry.id);
export const variedIds = (document: ProjectDocument, { parameters }: SensitivityStudy): string[] => parameters?.map(idOf) ?? variable(document).map(({ id }) => id);

export const methods: readonly { readonly id: SensitivityMethod; readonly label: string; readonly note: string }[] = [
  { id: "local", label: "Local", note: "Derivatives at the present values, also over time. One run with exact sensitivities." },
  { id: "one_at_a_time", label: "One at a time", note: "Each parameter alone at both ends of its range. Shows no interactions." },
  { id: "morris", label: "Morris screening", note: "Steps all over the ranges: which of many parameters matter at all." },
  { id: "sobol", label: "Sobol indices", note: "Shares of the variance over the ranges, alone and with interactions." },
];
export const samplesOf = ({ method, samples }: Pick<SensitivityStudy, "method" | "samples">): number => samples ?? (method === "morris" ? 20 : 1024);

/** A study of the first scenario, else of the first experiment, with ranges from the last fit where there is one. */
export function addSensitivity(draft: ProjectDocument, ranges?: readonly (string | VariedParameter)[]): string {
  const study: SensitivityStudy = { id: freeStudyId(draft, "sensitivity"), kind: "sensitivity", method: "one_at_a_time", units: { time: "min", concentration: "mol/L", temperature: "degC" } };
  const [first] = sourcesOf(draft);
  if (first !== undefined) takeRecipe(draft, study, first.source);
  if (ranges !== undefined) study.parameters = [...ranges];
  (draft.studies ??= []).push(study);
  return study.id;
}

export interface Missing {
  readonly id: "recipe" | "parameters" | "none";
  readonly what: string;
  readonly todo: string;
}
/** Nothing can be computed before these. */
export function missing(document: ProjectDocument, study: SensitivityStudy): Missing[] {
  const needs: Missing[] = [];
  if (recipeOf(document, study) === undefined) needs.push({ id: "recipe", what: "There is no recipe to vary.", todo: "Choose a scenario or an experiment of this project." });
  if (variable(document).length === 0) needs.push({ id: "parameters", what: "The project has no parameter that could be varied.", todo: "Declare what is uncertain as a parameter: rate constants do so in the scheme." });
  else if (study.parameters?.length === 0) needs.push({ id: "none", what: "No parameter is chosen.", todo: "Tick those to vary in the table of parameters." });
  return needs;
}

/** Central differences of an output that the sensitivity equations do not give. */
const differenceRuns = 4;

/** How many times the recipe is run. */
export function runsOf(document: ProjectDocument, study: SensitivityStudy): number {
  const [count, samples] = [variedIds(document, study).length, samplesOf(study)];
  switch (study.method ?? "local") {
    case "local":
      return 1 + (study.outputs?.some(({ observable, at = "end" }) => observable === undefined || at === "max" || at === "min") ? differenceRuns * count : 0);
    case "one_at_a_time":
      return 1 + 2 * count;
    case "sobol":
      return 1 + samples * ((study.second_order ? 2 : 1) * count + 2);
    case "morris":
      return 1 + samples * (count + 1);
  }
}

/** Sensitivities make a run dearer by about a third of itself for each parameter. @param solve of one run [ms] @returns [s] */
export function secondsOf(document: ProjectDocument, study: SensitivityStudy, solve: number): number {
  const dearer = (study.method ?? "local") === "local" ? 1 + variedIds(document, study).length / 3 : 1;
  return (runsOf(document, study) * solve * dearer) / 1000;
}
