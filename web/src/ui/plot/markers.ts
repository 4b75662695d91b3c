import type { Marker } from "./types";

/** Outlines about the origin, of one visual weight at radius r [px]. */
export function markerPath(marker: Marker, r: number): string {
  switch (marker) {
    case "circle":
      return `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0Z`;
    case "square": {
      const a = 0.9 * r;
      return `M${-a},${-a}H${a}V${a}H${-a}Z`;
    }
    case "triangle":
      return `M0,${-1.2 * r}L${1.1 * r},${0.8 * r}H${-1.1 * r}Z`;
    case "diamond":
      return `M0,${-1.3 * r}L${1.1 * r},0L0,${1.3 * r}L${-1.1 * r},0Z`;
    case "cross":
      return `M${-r},${-r}L${r},${r}M${-r},${r}L${r},${-r}`;
    case "plus":
      return `M0,${-1.2 * r}V${1.2 * r}M${-1.2 * r},0H${1.2 * r}`;
  }
}
