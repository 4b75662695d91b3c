/** A species keeps its colour and its marker in the scheme, the tables, the plots and the report. */
import type { ProjectDocument } from "@/doc/types";
import type { Marker, SeriesStyle } from "./plot/types";

export const markers: readonly Marker[] = ["circle", "square", "triangle", "diamond", "cross", "plus"];
export const colourCount = 6;
/** Okabe & Ito (2008), for figures that leave the house: in the order of --pf-series-1 … 6. */
export const exportColours: readonly string[] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

/** The seventh series has the first colour again, with the next marker: 36 pairs before one repeats. */
export function seriesStyle(index: number): SeriesStyle {
  const place = ((index % (colourCount * markers.length)) + colourCount * markers.length) % (colourCount * markers.length);
  const round = Math.floor(place / colourCount);
  return { colour: `var(--pf-series-${(place % colourCount) + 1})`, marker: markers[(place + round) % markers.length]! };
}

/** By the order of the species, then of the observables, unless the project says otherwise. */
export function speciesStyle({ species, observables = [], workbench }: ProjectDocument, id: string): SeriesStyle {
  const chosen = workbench?.colours?.[id];
  if (chosen !== undefined) return seriesStyle(chosen);
  const place = species.findIndex((one) => one.id === id);
  if (place >= 0) return seriesStyle(place);
  const observable = observables.findIndex((one) => one.id === id);
  return seriesStyle(species.length + Math.max(0, observable));
}
