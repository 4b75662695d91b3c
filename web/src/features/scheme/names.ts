/** Ids that may be given. */
import { freshId } from "@/doc/equation";
import type { ProjectDocument } from "@/doc/types";

const idsOf = ({ species, parameters = [], reactions = [], observables = [] }: ProjectDocument) => new Set([species, parameters, reactions, observables].flatMap((some) => some.map(({ id }) => id)));

/** @returns what is wrong with a new id and what to do; undefined when it may be given */
export function nameFault(document: ProjectDocument, name: string): string | undefined {
  if (!/^\p{L}[\p{L}\p{N}\p{M}_']{0,63}$/u.test(name)) return "An id begins with a letter and goes on with letters, digits, _ and ' (at most 64).";
  return idsOf(document).has(name) ? `${name} is taken already. Choose another id.` : undefined;
}

/** A letter that is free, A to Z without T and V, which are the state; then S1, S2, … */
export function freshSpecies(document: ProjectDocument): string {
  const taken = idsOf(document);
  return [..."ABCDEFGHIJKLMNOPQRSUWXYZ"].find((letter) => !taken.has(letter)) ?? freshId(document, "S");
}
