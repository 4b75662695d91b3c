/** The scale-up studies of a document, and what is done to one. Pure, on drafts. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import { freeStudyId, sourcesOf, takeRecipe } from "@/doc/recipe_source";
import type { ProjectDocument, Study } from "@/doc/types";
import type { Vessel } from "@/doc/vessels";
import { rankOf, shareWith } from "./rank";

export { freeStudyId, recipeIsOld, recipeOf, type RecipeSource, scenarioOf, sourcesOf, takeRecipe } from "@/doc/recipe_source";

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

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

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
