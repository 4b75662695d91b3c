import { createContext, useContext } from "react";
import type { ProjectDocument, Species } from "@/doc/types";
import type { Fault } from "@/engine/results";

/** What the fields of a recipe know of the project around it. */
export interface RecipeScope {
  readonly species: readonly Species[];
  /** Ids that may stand for a quantity. */
  readonly parameters: readonly string[];
  readonly document: ProjectDocument;
  /** What the engine says against the document, each with its pointer into it. */
  readonly faults: readonly Fault[];
  /** Steady states are asked for: nothing changes in time. */
  readonly steady: boolean;
}
export const RecipeScopeContext = createContext<RecipeScope | undefined>(undefined);
/** The pointer of the part that is edited: "/studies/0/recipe/feeds/1". */
export const PlaceContext = createContext("");

export function useRecipeScope(): RecipeScope {
  const scope = useContext(RecipeScopeContext);
  if (scope === undefined) throw new Error("A field of a recipe stands outside a RecipeEditor.");
  return scope;
}

/** The pointer of a member of the part that is edited. */
export const usePlace = (member: string): string => `${useContext(PlaceContext)}/${member}`;
