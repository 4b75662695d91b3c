import type { Marker } from "./types";

/** Outlines about a point, of one visual weight at radius r [px]. */
export function markerPath(marker: Marker, r: number, x = 0, y = 0): string {
  switch (marker) {
    case "circle":
      return `M${px(x + r)},${px(y)}a${r},${r},0,1,1,${-2 * r},0a${r},${r},0,1,1,${2 * r},0Z`;
    case "square":
      return `M${px(x - 0.9 * r)},${px(y - 0.9 * r)}h${px(1.8 * r)}v${px(1.8 * r)}h${px(-1.8 * r)}Z`;
    case "triangle":
      return `M${px(x)},${px(y - 1.2 * r)}l${px(1.1 * r)},${px(2 * r)}h${px(-2.2 * r)}Z`;
    case "diamond":
      return `M${px(x)},${px(y - 1.3 * r)}l${px(1.1 * r)},${px(1.3 * r)}l${px(-1.1 * r)},${px(1.3 * r)}l${px(-1.1 * r)},${px(-1.3 * r)}Z`;
    case "cross":
      return `M${px(x - r)},${px(y - r)}l${2 * r},${2 * r}m${-2 * r},0l${2 * r},${-2 * r}`;
    case "plus":
      return `M${px(x)},${px(y - 1.2 * r)}v${px(2.4 * r)}M${px(x - 1.2 * r)},${px(y)}h${px(2.4 * r)}`;
  }
}

/** A hundredth of a pixel is enough, and short paths are drawn sooner. */
export const px = (value: number): number => Math.round(value * 100) / 100;
