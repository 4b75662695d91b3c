/** The scale-up studies of a document, and what is done to one. Pure, on drafts. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import type { ProjectDocument, Recipe, SimulateStudy, Study } from "@/doc/types";
import type { Vessel } from "@/doc/vessels";
import { rankOf, shareWith } from "./rank";

export const isScaleUp = (study: Study): study is ScaleUpStudy => study.kind === "scaleup";

const known = new WeakMap<ProjectDocument, readonly ScaleUpStudy[]>();
/** The same list for the same document: a selector may return it. */
export function scaleUpsOf(document: ProjectDocument): readonly ScaleUpStudy[] {
  let list = known.get(document);
  if (list === undefined) known.set(document, (list = (document.studies ?? []).filter(isScaleUp)));
  return list;
}
export const scaleUpOf = (document: ProjectDocument, wanted?: string): ScaleUpStudy | undefined =>
  scaleUpsOf(document).find(({ id }) => id === wanted) ?? scaleUpsOf(document)[0];

export const titleOf = ({ id, name }: Pick<ScaleUpStudy, "id" | "name">): string => name?.trim() || id;
export const vesselOf = ({ vessels }: ProjectDocument, id: string | undefined): Vessel | undefined => vessels?.find((vessel) => vessel.id === id);
export const vesselName = (document: ProjectDocument, id: string): string => vesselOf(document, id)?.name?.trim() || id;

export function freeStudyId({ studies = [] }: ProjectDocument, stem: string): string {
  const taken = new Set(studies.map(({ id }) => id));
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

/** The recipe that is scaled: the study's own, or that of the experiment which it follows. */
export const recipeOf = (document: ProjectDocument, { recipe, experiment }: Pick<ScaleUpStudy, "recipe" | "experiment">): Recipe | undefined =>
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
export function takeRecipe(draft: ProjectDocument, study: ScaleUpStudy, source: RecipeSource): void {
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
export function scenarioOf({ studies, workbench }: ProjectDocument, study: ScaleUpStudy): SimulateStudy | undefined {
  const scenarios = studies?.filter((one): one is SimulateStudy => one.kind === "simulate") ?? [];
  const noted = scenarios.find(({ id }) => id === workbench?.scaled?.[study.id]);
  if (noted !== undefined || study.recipe === undefined) return noted;
  const text = JSON.stringify(study.recipe);
  return scenarios.find(({ recipe }) => recipe !== undefined && JSON.stringify(recipe) === text);
}

/** The scenario has changed since its recipe was taken. */
export function recipeIsOld(document: ProjectDocument, study: ScaleUpStudy): boolean {
  const scenario = scenarioOf(document, study);
  return scenario?.recipe !== undefined && study.recipe !== undefined && JSON.stringify(scenario.recipe) !== JSON.stringify(study.recipe);
}

/** A study that is not in the document yet: of the first scenario, else of the first experiment. */
export function addScaleUp(draft: ProjectDocument): ScaleUpStudy {
  const study: ScaleUpStudy = { id: freeStudyId(draft, "scaleup"), kind: "scaleup", units: { time: "min", concentration: "mol/L", temperature: "degC" } };
  const [first] = sourcesOf(draft);
  if (first !== undefined) takeRecipe(draft, study, first.source);
  (draft.studies ??= []).push(study);
  return draft.studies.at(-1) as ScaleUpStudy;
}

/** The vessel under its id; one of that id and other content gets a free one. @returns the id under which it is there */
export function putVessel(draft: ProjectDocument, vessel: Vessel): string {
  const vessels = (draft.vessels ??= []);
  const same = vessels.find(({ id }) => id === vessel.id);
  if (same !== undefined && JSON.stringify(same) === JSON.stringify(vessel)) return vessel.id;
  let id = vessel.id;
  for (let n = 2; vessels.some((one) => one.id === id); n++) id = `${vessel.id}_${n}`;
  vessels.push({ ...copy(vessel), id });
  return id;
}

/** Applies a change to the study of that id, and carries it over to the ranking that belongs to it. */
export function changeStudy(draft: ProjectDocument, id: string, change: (study: ScaleUpStudy, draft: ProjectDocument) => void): void {
  const study = draft.studies?.find((one): one is ScaleUpStudy => isScaleUp(one) && one.id === id);
  if (study === undefined) return;
  change(study, draft);
  const rank = rankOf(draft, study);
  if (rank !== undefined) shareWith(rank, study);
}
