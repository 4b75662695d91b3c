/** The lines of the picture: from the border of a box to a knot, and the heads of the arrows. */
import type { Graph, Places, Point, Size } from "./graph";

export interface Box extends Point, Size {}

const knotRadius = 13; // [px]
const headLength = 9;
const headWidth = 4.5;

/** Where the straight line from the centre of a box to a point leaves the box. */
export function border(box: Box, to: Point): Point {
  const dx = to.x - box.x;
  const dy = to.y - box.y;
  if (dx === 0 && dy === 0) return { x: box.x, y: box.y };
  const scale = Math.min(box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9));
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

export interface Line {
  readonly d: string;
  /** Triangle at the end that lies on the box. */
  readonly head: string;
}

const f = (value: number) => value.toFixed(1);

function headAt(tip: Point, direction: Point): string {
  const length = Math.hypot(direction.x, direction.y) || 1;
  const [ux, uy] = [direction.x / length, direction.y / length];
  const [bx, by] = [tip.x - ux * headLength, tip.y - uy * headLength];
  return `M${f(tip.x)},${f(tip.y)}L${f(bx - uy * headWidth)},${f(by + ux * headWidth)}L${f(bx + uy * headWidth)},${f(by - ux * headWidth)}Z`;
}

const portGap = 11; // [px]
export const portKey = (from: string, to: string) => `${from}>${to}`;

/** Lines that leave a box at one side leave it beside one another, in the order of where they go: how far from its middle. */
export function ports({ nodes, edges }: Graph, places: Places): ReadonlyMap<string, number> {
  const shifts = new Map<string, number>();
  for (const { id, kind, height } of nodes) {
    const here = places[id];
    if (kind !== "species" || here === undefined) continue;
    for (const side of [-1, 1]) {
      const lines = edges
        .flatMap(({ from, to }) => (from === id || to === id ? [{ key: portKey(from, to), knot: places[from === id ? to : from] }] : []))
        .filter(({ knot }) => knot !== undefined && (Math.sign(knot.x - here.x) || 1) === side)
        .sort((a, b) => a.knot!.y - b.knot!.y || (a.key < b.key ? -1 : 1));
      const apart = Math.min(portGap, (height - 14) / Math.max(1, lines.length - 1));
      lines.forEach(({ key }, index) => shifts.set(key, (index - (lines.length - 1) / 2) * apart));
    }
  }
  return shifts;
}

/**
 * From a species to the knot of its reaction, or the other way round: a curve that leaves the box at its side and meets
 * the knot level where there is room, else a straight line.
 * @param shift of the place where it leaves the box, down from the middle
 */
export function lineBetween(box: Box, knot: Point, shift = 0): Line {
  const side = Math.sign(knot.x - box.x) || 1;
  const room = Math.abs(knot.x - box.x) - box.width / 2 - knotRadius;
  if (room > 16) {
    const start = { x: box.x + (side * box.width) / 2, y: box.y + shift };
    const end = { x: knot.x - side * knotRadius, y: knot.y };
    const bend = (end.x - start.x) / 2;
    return {
      d: `M${f(start.x)},${f(start.y)}C${f(start.x + bend)},${f(start.y)} ${f(end.x - bend)},${f(end.y)} ${f(end.x)},${f(end.y)}`,
      head: headAt(start, { x: -side, y: 0 }),
    };
  }
  const start = border(box, knot);
  const end = border({ ...knot, width: 2 * knotRadius, height: 2 * knotRadius }, box);
  return { d: `M${f(start.x)},${f(start.y)}L${f(end.x)},${f(end.y)}`, head: headAt(start, { x: box.x - knot.x, y: box.y - knot.y }) };
}

export function boundsOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const low = (axis: "x" | "y", length: "width" | "height") => Math.min(...boxes.map((box) => box[axis] - box[length] / 2));
  const high = (axis: "x" | "y", length: "width" | "height") => Math.max(...boxes.map((box) => box[axis] + box[length] / 2));
  const [left, right, top, bottom] = [low("x", "width"), high("x", "width"), low("y", "height"), high("y", "height")];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
