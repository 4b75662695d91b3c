/** Colour and marker of a series. A species has the same ones in the scheme, the grid, every plot and the report. */
import type { ProjectDocument } from "@/doc/types";
import type { Marker, SeriesStyle } from "./plot/types";

export const colourCount = 6; // of ui/series.css
const markers: readonly Marker[] = ["circle", "square", "triangle", "diamond", "cross", "plus"];

const styles = new Map<number, SeriesStyle>();

/** After six series the colours come again with other markers: 36 pairs differ. The same object each time. */
export function seriesStyle(index: number): SeriesStyle {
  const known = styles.get(index);
  if (known !== undefined) return known;
  const round = Math.floor(index / colourCount);
  const style: SeriesStyle = { colour: `var(--pf-series-${(index % colourCount) + 1})`, marker: markers[(index + round) % markers.length]! };
  styles.set(index, style);
  return style;
}

type Named = Pick<ProjectDocument, "species" | "observables" | "workbench">;

/** By its place among the species, then among the observables, unless the user has chosen another. */
export function speciesStyle({ species, observables = [], workbench }: Named, id: string): SeriesStyle {
  const chosen = workbench?.colours?.[id];
  if (chosen !== undefined) return seriesStyle(chosen);
  const place = species.findIndex((one) => one.id === id);
  if (place >= 0) return seriesStyle(place);
  const other = observables.findIndex((one) => one.id === id);
  return seriesStyle(species.length + (other >= 0 ? other : observables.length));
}
