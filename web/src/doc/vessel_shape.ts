/** The outline of a vessel, for drawings alone: the engine computes with its own geometry. SI throughout. */
import type { BottomShape } from "./vessels";

/** What settles the shape: inner diameter [m], bottom, and its depth [m] (see bottomDepth). */
export interface Shell {
  readonly diameter: number;
  readonly shape: BottomShape;
  readonly depth: number;
}

const crownRadius = 1, knuckleRadius = 0.1; // of a torispherical bottom after DIN 28011, over the diameter
const arcs = (diameter: number) => {
  const crown = crownRadius * diameter, knuckle = knuckleRadius * diameter, centre = diameter / 2 - knuckle;
  const drop = Math.sqrt((crown - knuckle) ** 2 - centre ** 2);
  return { crown, knuckle, centre, depth: crown - drop, joint: crown * (1 - drop / (crown - knuckle)) };
};

/** Depth of a bottom [m]. @param given of conical and spheroidal ones; without it they cannot be drawn: undefined */
export function bottomDepth(shape: BottomShape, diameter: number, given?: number): number | undefined {
  switch (shape) {
    case "flat":
      return 0;
    case "elliptical":
      return diameter / 4;
    case "torispherical":
      return arcs(diameter).depth;
    case "hemispherical":
      return diameter / 2;
    case "conical":
    case "spheroidal":
      return given;
  }
}

/** Inner radius [m] at a height [m] above the lowest point. */
export function radiusAt({ diameter, shape, depth }: Shell, height: number): number {
  const radius = diameter / 2;
  if (height >= depth || shape === "flat") return radius;
  const z = Math.max(0, height);
  if (shape === "conical") return (radius * z) / depth;
  if (shape === "torispherical") {
    const { crown, knuckle, centre, joint } = arcs(diameter);
    return z <= joint ? Math.sqrt(z * (2 * crown - z)) : centre + Math.sqrt(Math.max(0, knuckle ** 2 - (z - depth) ** 2));
  }
  return radius * Math.sqrt(Math.max(0, 1 - (1 - z / depth) ** 2)); // elliptical, hemispherical, spheroidal
}

const slices = 128;

/** Volume [m3] below a height [m]; the bottom by Simpson's rule, which is exact for all but the knuckle. */
export function volumeBelow(shell: Shell, height: number): number {
  const inside = Math.min(Math.max(height, 0), shell.depth);
  const step = inside / slices;
  let sum = 0;
  for (let i = 0; i <= slices; i++) sum += (i === 0 || i === slices ? 1 : i % 2 === 1 ? 4 : 2) * radiusAt(shell, i * step) ** 2;
  const cylinder = Math.max(0, height - shell.depth) * (shell.diameter / 2) ** 2;
  return Math.PI * ((sum * step) / 3 + cylinder);
}

/** Height [m] above the lowest point that a volume [m3] fills. */
export function levelOf(shell: Shell, volume: number): number {
  const bottom = volumeBelow(shell, shell.depth);
  const section = Math.PI * (shell.diameter / 2) ** 2;
  if (volume >= bottom) return shell.depth + (volume - bottom) / section;
  let low = 0, high = shell.depth;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (volumeBelow(shell, middle) < volume) low = middle;
    else high = middle;
  }
  return high;
}
