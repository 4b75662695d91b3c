/** Starting values with which every run can be computed: slower and slower rates, within the bounds, until none fails. */
import { applyFit } from "@/doc/fit_values";
import { edit, projectStore } from "@/doc/store";
import type { FitStudy, ProjectDocument, SimulateStudy } from "@/doc/types";
import { quickRunner } from "@/engine/quick";
import { constantOf } from "../model/arrhenius";
import { experimentsOf, fitStudyOf } from "../model/fit_study";
import { split } from "../model/quantity_text";
import { activationEnergies } from "../model/unknowns";
import { type FoundValue, withValues } from "./values";

const factors = [0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8];

/** Parameters that make reactions fast: rate constants, and whatever stands in a formula but an activation energy. */
export function rateParameters(document: ProjectDocument): string[] {
  const named = new Set<string>();
  const formulas: string[] = [];
  for (const reaction of document.reactions ?? []) {
    const constant = constantOf(reaction);
    if (reaction.rate.law === "expression") formulas.push(reaction.rate.formula);
    else if (typeof constant === "string") named.add(constant);
    else if (typeof constant === "object") named.add(String("A" in constant ? constant.A : constant.k_ref));
  }
  const energies = activationEnergies(document);
  const inFormula = (id: string) => formulas.some((formula) => formula.split(/[^\p{L}\p{N}_']+/u).includes(id));
  return (document.parameters ?? [])
    .filter(({ id, expression }) => expression === undefined && !energies.has(id) && (named.has(id) || inFormula(id)))
    .map(({ id }) => id);
}

export function slowed(document: ProjectDocument, ids: readonly string[], factor: number): FoundValue[] {
  return (document.parameters ?? []).flatMap((parameter) => {
    const own = split(parameter.value);
    if (own === undefined || !ids.includes(parameter.id)) return [];
    const low = split(parameter.min);
    const value = Number((own.number * factor).toPrecision(4));
    return [{ id: parameter.id, value: low?.unit === own.unit && own.number > 0 ? Math.max(low.number, value) : value, unit: own.unit }];
  });
}

async function computes(document: ProjectDocument, study: FitStudy): Promise<boolean> {
  const quick = quickRunner();
  for (const { id } of experimentsOf(document, study)) {
    const question: SimulateStudy = { id: "start", kind: "simulate", experiment: id, output: { points: 2 } };
    const answer = await quick(document, question);
    if (answer === undefined || !("format" in answer) || answer.status !== "ok") return false;
  }
  return true;
}

/** @returns whether there were any; they are then in the document */
export async function findStart(): Promise<boolean> {
  const { document } = projectStore.getState();
  const study = fitStudyOf(document);
  const ids = rateParameters(document);
  for (const factor of factors) {
    const values = slowed(document, ids, factor);
    if (!(await computes(withValues(document, values), study))) continue;
    edit("Start from slower rates", (draft) => applyFit(draft, values));
    return true;
  }
  return false;
}
