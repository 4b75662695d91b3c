import { useCallback } from "react";
import { useDocument } from "@/doc/use_project";
import type { ProjectDocument } from "@/doc/types";
import type { SeriesStyle } from "@/ui/plot/types";
import { seriesStyle, speciesStyle } from "@/ui/series";

/** Colour and marker of a column; temperature comes after all that has a colour of its own. */
export function useStyles(): (id: string) => SeriesStyle {
  const species = useDocument((document) => document.species);
  const observables = useDocument((document) => document.observables);
  const workbench = useDocument((document) => document.workbench);
  return useCallback(
    (id) => {
      const known = species.some((one) => one.id === id) || observables?.some((one) => one.id === id);
      const names: ProjectDocument = { format: "pharmaflow/1", species, ...(observables && { observables }), ...(workbench && { workbench }) };
      return known ? speciesStyle(names, id) : seriesStyle(species.length + (observables?.length ?? 0));
    },
    [species, observables, workbench],
  );
}
