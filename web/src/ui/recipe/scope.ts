import { createContext, useContext } from "react";
import type { ProjectDocument, Species } from "@/doc/types";

/** What the fields of a recipe know of the project around it. */
export interface RecipeScope {
  readonly species: readonly Species[];
  /** Ids that may stand for a quantity. */
  readonly parameters: readonly string[];
  readonly document: ProjectDocument;
}
export const RecipeScopeContext = createContext<RecipeScope | undefined>(undefined);

export function useRecipeScope(): RecipeScope {
  const scope = useContext(RecipeScopeContext);
  if (scope === undefined) throw new Error("A field of a recipe stands outside a RecipeEditor.");
  return scope;
}
