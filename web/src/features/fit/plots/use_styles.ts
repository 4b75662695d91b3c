import { useCallback } from "react";
import { useDocument } from "@/doc/use_project";
import type { SeriesStyle } from "@/ui/plot/types";
import { seriesStyle, speciesStyle } from "@/ui/series";

/** Colour and marker of a column: a species' own, and one after the species' for every other observable. */
export function useStyles(): (id: string) => SeriesStyle {
  const species = useDocument((document) => document.species);
  const observables = useDocument((document) => document.observables);
  const notes = useDocument((document) => document.workbench);
  return useCallback(
    (id) => {
      if (species.some((one) => one.id === id)) return speciesStyle({ format: "pharmaflow/1", species, ...(notes && { workbench: notes }) }, id);
      const place = observables?.findIndex((one) => one.id === id) ?? -1;
      return seriesStyle(species.length + (place < 0 ? (observables?.length ?? 0) : place));
    },
    [species, observables, notes],
  );
}
