/** The measured cooling of a vessel in the document. Pure, on drafts. */
import { freeStudyId } from "@/doc/recipe_source";
import type { ProjectDocument, Quantity, Study } from "@/doc/types";
import type { WilsonLine } from "@/doc/vessels";
import type { CoolingCurve, WilsonStudy } from "@/doc/wilson";
import type { Problem } from "@/engine/results";
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
export type Measure = "curves" | "coefficients";
export const measureOf = (study: WilsonStudy | undefined): Measure => (study?.coefficients === undefined ? "curves" : "coefficients");

/** The engine takes one of the two; three rows are what a line needs. */
export function measureBy(study: WilsonStudy, measure: Measure): void {
  if (measure === measureOf(study)) return;
  if (measure === "curves") {
    delete study.coefficients;
    delete study.temperature;
    return;
  }
  delete study.curves;
  delete study.heat_capacity;
  study.coefficients = [{}, {}, {}];
}
export function removeEntry(study: WilsonStudy, measure: Measure, index: number): void {
  study[measure]?.splice(index, 1);
}

/** What is wrong with one curve or coefficient, in words. */
export function faultsOf(problem: Problem | undefined, measure: Measure, index: number): string | undefined {
  const here = new RegExp(`/${measure}/${index}(/|$)`);
  const found = problem?.errors?.filter(({ pointer }) => here.test(pointer)) ?? [];
  return found.length === 0 ? undefined : found.map(({ detail, hint }) => [detail, hint].filter(Boolean).join(" ")).join(" ");
}

export function takeLine(draft: ProjectDocument, vessel: string, line: WilsonLine | undefined): void {
  const one = draft.vessels?.find(({ id }) => id === vessel);
  if (one === undefined) return;
  if (line === undefined) delete one.measured;
  else one.measured = { ...line };
}
export const sameLine = (a: WilsonLine | undefined, b: WilsonLine | undefined): boolean =>
  a !== undefined && b !== undefined && a.intercept === b.intercept && a.slope === b.slope && a.reference_speed === b.reference_speed;

const counted = (count: number) => (count === 1 ? "is one" : `are ${["none", "one", "two"][count]}`);
const distinct = (speeds: readonly (Quantity | undefined)[]) => new Set(speeds.flatMap((speed) => (speed === undefined ? [] : [String(speed)]))).size;

/** What the engine still needs, in sentences. Empty: it can compute. */
export const lacks = (document: ProjectDocument, study: WilsonStudy): string[] => (measureOf(study) === "curves" ? curvesLack(document, study) : coefficientsLack(study));

function coefficientsLack({ coefficients = [] }: WilsonStudy): string[] {
  const open = coefficients.filter(({ speed, u }) => speed === undefined || u === undefined).length;
  const speeds = distinct(coefficients.map(({ speed }) => speed));
  return [
    ...(open === 0 ? [] : [open === 1 ? "Give the coefficient that is not complete its speed and U, or remove it." : `Give ${open} coefficients their speed and U, or remove them.`]),
    ...(coefficients.length < 3 || (open === 0 && speeds < 3) ? [`A line needs U at three speeds; there ${counted(open === 0 ? speeds : coefficients.length)}.`] : []),
  ];
}

function curvesLack(document: ProjectDocument, study: WilsonStudy): string[] {
  const list: string[] = [];
  const vessel = vesselOf(document, study.vessel);
  if (vessel !== undefined && vessel.jacket === undefined) list.push(`${vesselName(document, study.vessel)} has no jacket. Add one under Equipment: its area counts.`);
  if (study.volume === undefined) list.push("Give the volume of liquid during the curves.");
  const curves = study.curves ?? [];
  const nameless = curves.filter(({ speed }) => speed === undefined).length;
  if (nameless > 0) list.push(nameless === 1 ? "Give the curve without a speed its speed." : `Give the ${nameless} curves without a speed their speeds.`);
  const speeds = distinct(curves.map(({ speed }) => speed)) + nameless;
  if (speeds < 3) list.push(`A line needs curves at three speeds; there ${counted(speeds)}.`);
  if (study.heat_capacity === undefined && (document.medium?.density === undefined || document.medium.heat_capacity === undefined))
    list.push("Give the density and the heat capacity of the medium, or the heat capacity of contents and wall here.");
  return list;
}
