import { px } from "./scene";
import type { Marker } from "./types";

/** The outline of a marker of the given half width about a point; shapes look equally large. */
export function markerPath(marker: Marker, x: number, y: number, r: number): string {
  const at = `${px(x)},${px(y)}`;
  switch (marker) {
    case "circle":
      return `M${px(x - r)},${px(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case "square":
      return `M${px(x - 0.88 * r)},${px(y - 0.88 * r)}h${px(1.76 * r)}v${px(1.76 * r)}h${px(-1.76 * r)}Z`;
    case "triangle":
      return `M${px(x)},${px(y - 1.15 * r)}L${px(x + 1.08 * r)},${px(y + 0.8 * r)}H${px(x - 1.08 * r)}Z`;
    case "diamond":
      return `M${px(x)},${px(y - 1.25 * r)}L${px(x + 1.1 * r)},${px(y)}L${px(x)},${px(y + 1.25 * r)}L${px(x - 1.1 * r)},${px(y)}Z`;
    case "cross":
      return `M${at}m${px(-0.85 * r)},${px(-0.85 * r)}l${px(1.7 * r)},${px(1.7 * r)}m0,${px(-1.7 * r)}l${px(-1.7 * r)},${px(1.7 * r)}`;
    case "plus":
      return `M${at}m${px(-1.1 * r)},0h${px(2.2 * r)}m${px(-1.1 * r)},${px(-1.1 * r)}v${px(2.2 * r)}`;
  }
}
