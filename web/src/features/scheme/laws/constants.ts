/** Where the constant of a rate law stands that its line shows: k of most laws, k_ref or A with a temperature, vmax of enzymes. */
import { freshId } from "@/doc/equation";
import type { ProjectDocument, QuantityOrParameter, RateConstant, RateLaw, Reaction } from "@/doc/types";

export const gasConstant = 8.31446261815324; // [J/(mol K)], exact: CODATA 2018

export function constantOf(rate: RateLaw): RateConstant | undefined {
  return rate.law === "michaelis_menten" ? rate.vmax : rate.law === "expression" ? undefined : rate.k;
}
export function setConstant(rate: RateLaw, constant: RateConstant): void {
  if (rate.law === "michaelis_menten") rate.vmax = constant;
  else if (rate.law !== "expression") rate.k = constant;
}

/** The one number of it that has the unit of a rate constant. */
export function mainValue(constant: RateConstant): QuantityOrParameter {
  return typeof constant !== "object" ? constant : "A" in constant ? constant.A : constant.k_ref;
}
export function withMainValue(constant: RateConstant, value: QuantityOrParameter): RateConstant {
  return typeof constant !== "object" ? value : "A" in constant ? { ...constant, A: value } : { ...constant, k_ref: value };
}
export const mainName = (rate: RateLaw): string => {
  const constant = constantOf(rate);
  if (rate.law === "michaelis_menten") return "vmax";
  return typeof constant !== "object" ? "k" : "A" in constant ? "A" : "k_ref";
};

/** All ids of parameters that a law names: in its fields and in its formula. */
export function parametersOf(rate: unknown, document: Pick<ProjectDocument, "parameters">): string[] {
  const words = new Set(JSON.stringify(rate).match(/[\p{L}][\p{L}\p{N}_']*/gu) ?? []);
  return (document.parameters ?? []).filter(({ id }) => words.has(id)).map(({ id }) => id);
}

/** Takes parameters out that nothing names any more. */
export function dropUnused(document: ProjectDocument, candidates: readonly string[]): void {
  const { parameters, workbench: _notes, ...rest } = document;
  if (parameters === undefined) return;
  const unused = new Set(
    candidates.filter((id) => !parametersOf([rest, parameters.map(({ id: own, ...one }) => (own === id ? {} : one))], { parameters }).includes(id)),
  );
  document.parameters = parameters.filter(({ id }) => !unused.has(id));
}

/** "k" with the number of the reaction where that is free, else with the next that is. */
function numbered(document: ProjectDocument, stem: string, reaction: Reaction | undefined): string {
  const own = stem + (/\d+$/.exec(reaction?.id ?? "")?.[0] ?? "");
  const taken = [document.species, document.parameters, document.reactions, document.observables].some((some) => some?.some(({ id }) => id === own));
  return own === stem || taken ? freshId(document, stem) : own;
}

/** A new unknown: its id. */
export function addParameter(document: ProjectDocument, stem: string, value: string, reaction?: Reaction): string {
  const id = numbered(document, stem, reaction);
  (document.parameters ??= []).push({ id, value, ...(/^(k|K|vmax|A)/.test(stem) && { scale: "log" as const }) });
  return id;
}
