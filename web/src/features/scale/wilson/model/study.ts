/** The measured cooling of a vessel in the document. Pure, on drafts. */
import { freeStudyId } from "@/doc/recipe_source";
import type { ProjectDocument, Study } from "@/doc/types";
import type { WilsonLine } from "@/doc/vessels";
import type { CoolingCurve, WilsonStudy } from "@/doc/wilson";
import { vesselName, vesselOf } from "../../model/study";

const isWilson = (study: Study): study is WilsonStudy => study.kind === "wilson";
export const coolingOf = ({ studies }: ProjectDocument, vessel: string | undefined): WilsonStudy | undefined =>
  studies?.find((study): study is WilsonStudy => isWilson(study) && study.vessel === vessel);

/** Changes the vessel's study; one that is not there yet is added. */
export function changeCooling(draft: ProjectDocument, vessel: string, change: (study: WilsonStudy) => void): void {
  let study = coolingOf(draft, vessel);
  if (study === undefined) {
    (draft.studies ??= []).push({ id: freeStudyId(draft, "cooling"), kind: "wilson", vessel, units: { time: "min", temperature: "degC" } });
    study = draft.studies.at(-1) as WilsonStudy;
  }
  change(study);
}
export const addCurves = (study: WilsonStudy, curves: readonly CoolingCurve[]): void => {
  (study.curves ??= []).push(...curves);
};
export function removeCurve(study: WilsonStudy, index: number): void {
  study.curves?.splice(index, 1);
}

export function takeLine(draft: ProjectDocument, vessel: string, line: WilsonLine | undefined): void {
  const one = draft.vessels?.find(({ id }) => id === vessel);
  if (one === undefined) return;
  if (line === undefined) delete one.measured;
  else one.measured = { ...line };
}
export const sameLine = (a: WilsonLine | undefined, b: WilsonLine | undefined): boolean =>
  a !== undefined && b !== undefined && a.intercept === b.intercept && a.slope === b.slope && a.reference_speed === b.reference_speed;

/** What the engine still needs, in sentences. Empty: it can compute. */
export function lacks(document: ProjectDocument, study: WilsonStudy): string[] {
  const list: string[] = [];
  const vessel = vesselOf(document, study.vessel);
  if (vessel !== undefined && vessel.jacket === undefined) list.push(`${vesselName(document, study.vessel)} has no jacket. Add one under Equipment: its area counts.`);
  if (study.volume === undefined) list.push("Give the volume of liquid during the curves.");
  const curves = study.curves ?? [];
  const nameless = curves.filter(({ speed }) => speed === undefined).length;
  if (nameless > 0) list.push(nameless === 1 ? "Give the curve without a speed its speed." : `Give the ${nameless} curves without a speed their speeds.`);
  const speeds = new Set(curves.flatMap(({ speed }) => (speed === undefined ? [] : [String(speed)]))).size;
  if (speeds + nameless < 3) list.push(`A line needs curves at three speeds; there ${speeds + nameless === 1 ? "is one" : `are ${["none", "one", "two"][speeds + nameless]}`}.`);
  if (study.heat_capacity === undefined && (document.medium?.density === undefined || document.medium.heat_capacity === undefined))
    list.push("Give the density and the heat capacity of the medium, or the heat capacity of contents and wall here.");
  return list;
}
