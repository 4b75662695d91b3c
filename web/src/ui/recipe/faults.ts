/** What the engine says against a recipe, at the field where it was entered. */
import type { Fault } from "@/engine/results";
import { usePlace, useRecipeScope } from "./scope";

const wordsOf = (faults: readonly Fault[]): string | undefined => (faults.length === 0 ? undefined : faults.map(({ detail, hint }) => (hint ? `${detail} ${hint}` : detail)).join(" "));

/** At this pointer or deeper: the words for a field that has no fields of its own. */
export const faultsWithin = (faults: readonly Fault[], place: string): string | undefined => wordsOf(faults.filter(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`)));
/** At this pointer itself: the words for a part whose fields have their own. */
export const faultsAt = (faults: readonly Fault[], place: string): string | undefined => wordsOf(faults.filter(({ pointer }) => pointer === place));
/** Deeper than this pointer, but at none of its points [i, 0] and [i, 1]: of a profile as a whole. */
export const faultsOfProfile = (faults: readonly Fault[], place: string): string | undefined =>
  wordsOf(faults.filter(({ pointer }) => pointer === place || (pointer.startsWith(`${place}/`) && !/^\/\d+\/[01]$/.test(pointer.slice(place.length)))));

export function useFault(member: string, find: typeof faultsWithin = faultsWithin): string | undefined {
  const { faults } = useRecipeScope();
  return find(faults, usePlace(member));
}
