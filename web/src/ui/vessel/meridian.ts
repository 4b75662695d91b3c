import { type Shell, radiusAt } from "@/doc/vessel_shape";

const steps = 40;

/**
 * Right half of the meridian from the lowest point to a height: [radius, height], denser near the lowest point.
 * @param beyond distance outside of the wall
 */
export function meridian(shell: Shell, to: number, beyond = 0): [number, number][] {
  const bottom = Math.min(shell.depth, to);
  const curve: [number, number][] = shell.depth === 0 ? [[0, 0], [shell.diameter / 2, 0]] : Array.from({ length: steps + 1 }, (_, i) => {
    const height = bottom * (i / steps) ** 2;
    return [radiusAt(shell, height), height];
  });
  if (to > shell.depth) curve.push([shell.diameter / 2, to]);
  return beyond === 0 ? curve : curve.map(([r, z]) => offset(shell, r, z, beyond));
}
/** A point pushed outwards, away from the middle of the bottom's curvature: good for a line that follows the wall. */
function offset({ diameter, depth }: Shell, r: number, z: number, by: number): [number, number] {
  if (depth === 0) return [r + (z === 0 && r === 0 ? 0 : by), z === 0 ? -by : z];
  if (z >= depth) return [r + by, z];
  return [r * (1 + by / (diameter / 2)), z - by * (1 - z / depth)];
}
