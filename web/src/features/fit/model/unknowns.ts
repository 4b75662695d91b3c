/** The names of what is estimated: "k1", or "A0@run1+run2" where a parameter has a value for each group of runs. */
import type { Parameter, ProjectDocument } from "@/doc/types";
import type { EstimatedParameter, FitResult } from "@/engine/results";

/** An entry holds for one experiment, for a group of them, or for all. */
export type Entry = EstimatedParameter & { readonly experiments?: readonly string[] };

export function keyOfEntry({ id, experiment, experiments }: Pick<Entry, "id" | "experiment" | "experiments">): string {
  const where = experiment === undefined ? experiments : [experiment];
  return where === undefined ? id : `${id}@${where.join("+")}`;
}

/** "A0 of run1, run2" */
export const spokenName = (key: string): string => key.replace("@", " of ").replaceAll("+", ", ");

/** The parameter's id of a key. */
export const idOfKey = (key: string): string => key.split("@", 1)[0]!;

export const estimatedOf = (result: FitResult): Entry[] => (result.parameters ?? []).filter(({ estimated }) => estimated);

/** A parameter that the search moves: neither fixed nor derived, and asked for. */
export const isFree = (parameter: Parameter, estimate?: readonly string[]): boolean =>
  parameter.expression === undefined && (estimate?.includes(parameter.id) ?? !parameter.fixed);

/** Ids of the parameters that stand for activation energies, enthalpies included: those that need several temperatures. */
export function activationEnergies(document: ProjectDocument): Set<string> {
  const ids = new Set<string>();
  const add = (value: unknown) => typeof value === "string" && ids.add(value);
  for (const { rate } of document.reactions ?? []) {
    if (rate.law === "expression") continue;
    const constant = rate.law === "michaelis_menten" ? rate.vmax : rate.k;
    if (typeof constant === "object") add(constant.Ea);
    if (rate.law === "power" && typeof rate.K_eq === "object") add(rate.K_eq.dH);
  }
  const declared = new Set(document.parameters?.map(({ id }) => id));
  return new Set([...ids].filter((id) => declared.has(id)));
}
