/** Metres to the units of the drawing. */
import type { Picture } from "./picture";

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Of a distance from the axis, of a height above the lowest point. */
  readonly x: (metres: number) => number;
  readonly y: (metres: number) => number;
  /** Units of the drawing in a metre. */
  readonly scale: number;
  /** Between brim and drive. */
  readonly head: number;
}

const full = { width: 460, height: 440, left: 124, right: 124, above: 40, below: 52, head: 26 };
const thumbnail = { width: 56, height: 64, left: 5, right: 5, above: 9, below: 4, head: 6 };

/** The vessel with its jacket stands in the middle, as large as its margins allow. */
export function frameOf({ shell, top }: Picture, size: "full" | "thumbnail"): Frame {
  const box = size === "full" ? full : thumbnail;
  const wall = 1.14; // a jacket's width beyond the wall
  const scale = Math.min((box.width - box.left - box.right) / (shell.diameter * wall), (box.height - box.above - box.below) / (top * 1.05));
  const floor = box.above + (box.height - box.above - box.below + top * scale) / 2;
  return { width: box.width, height: box.height, x: (metres) => box.width / 2 + metres * scale, y: (metres) => floor - metres * scale, scale, head: box.head };
}
