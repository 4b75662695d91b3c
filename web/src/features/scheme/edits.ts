/** Changes of one reaction, one parameter, one species: found by id, so that an undo in between cannot hit another. */
import type { Draft } from "immer";
import { type EditOptions, edit } from "@/doc/store";
import type { Parameter, ProjectDocument, Reaction, Species } from "@/doc/types";

type Document = Draft<ProjectDocument>;

export function editReaction(label: string, id: string, change: (reaction: Reaction, document: Document) => void, options?: EditOptions): void {
  edit(label, (document) => {
    const reaction = document.reactions?.find((one) => one.id === id);
    if (reaction !== undefined) change(reaction, document);
  }, options);
}

export function editParameter(label: string, id: string, change: (parameter: Parameter) => void, options?: EditOptions): void {
  edit(label, (document) => {
    const parameter = document.parameters?.find((one) => one.id === id);
    if (parameter !== undefined) change(parameter);
  }, options);
}

export function editSpecies(label: string, id: string, change: (species: Species, document: Document) => void): void {
  edit(label, (document) => {
    const species = document.species.find((one) => one.id === id);
    if (species !== undefined) change(species, document);
  });
}

/** Sets a member, or takes it out when there is nothing to say. */
export function assign<T extends object, K extends keyof T>(object: T, key: K, value: T[K] | undefined): void {
  if (value === undefined || value === "") delete object[key];
  else object[key] = value;
}
