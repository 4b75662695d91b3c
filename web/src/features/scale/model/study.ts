/** The scale-up studies of a document, and what is done to one. Pure, on drafts. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import { freeStudyId, sourcesOf, takeRecipe } from "@/doc/recipe_source";
import type { ProjectDocument, Study } from "@/doc/types";
import type { Vessel } from "@/doc/vessels";
import { rankOf, shareWith } from "./rank";

export const isScaleUp = (study: Study): study is ScaleUpStudy => study.kind === "scaleup";

export const scaleUpsOf = ({ studies = [] }: ProjectDocument): ScaleUpStudy[] => studies.filter(isScaleUp);

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

type Change = (study: ScaleUpStudy, draft: ProjectDocument) => void;
/** The same change, carried over to the ranking that belongs to the study. */
export const withRanking =
  (change: Change): Change =>
  (study, draft) => {
    change(study, draft);
    const rank = rankOf(draft, study);
    if (rank !== undefined) shareWith(rank, study);
  };
