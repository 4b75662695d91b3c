/** What part of the picture is seen: pure arithmetic of pan and zoom. Screen = picture · k + (x, y). */
import type { Point, Size } from "./graph";
import type { Box } from "./paths";

export interface View extends Point {
  readonly k: number;
}
const [smallest, largest] = [0.15, 4];
const margin = 28; // [px]

export const toPicture = ({ x, y, k }: View, point: Point): Point => ({ x: (point.x - x) / k, y: (point.y - y) / k });
export const toScreen = ({ x, y, k }: View, point: Point): Point => ({ x: point.x * k + x, y: point.y * k + y });

/** Zooms about a point of the screen, which keeps its place. */
export function zoomed(view: View, factor: number, about: Point): View {
  const k = Math.min(largest, Math.max(smallest, view.k * factor));
  const fixed = toPicture(view, about);
  return { k, x: about.x - fixed.x * k, y: about.y - fixed.y * k };
}

export const panned = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** All of it in sight, at most at its natural size and a little. */
export function fitted(bounds: Box | undefined, frame: Size): View {
  if (bounds === undefined || frame.width === 0 || frame.height === 0) return { x: frame.width / 2, y: frame.height / 2, k: 1 };
  const k = Math.min((frame.width - 2 * margin) / bounds.width, (frame.height - 2 * margin) / bounds.height, 1.25);
  const bound = Math.min(largest, Math.max(smallest, k));
  return { k: bound, x: frame.width / 2 - bounds.x * bound, y: frame.height / 2 - bounds.y * bound };
}
