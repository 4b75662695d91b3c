/** Where an arrow key leads from a node: along the arrows of the scheme first, else to the nearest node that way. */
import type { Graph, Places } from "./graph";

export type Direction = "left" | "right" | "up" | "down";
const away = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

export const directionOf = (key: string): Direction | undefined =>
  ({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const)[key];

export function neighbour(graph: Graph, places: Places, id: string, direction: Direction): string | undefined {
  const here = places[id];
  if (here === undefined) return undefined;
  const [ux, uy] = away[direction];
  const linked = new Set(graph.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
  let best: string | undefined;
  let least = Infinity;
  for (const node of graph.nodes) {
    const there = places[node.id];
    if (node.id === id || there === undefined) continue;
    const along = (there.x - here.x) * ux + (there.y - here.y) * uy;
    const across = Math.abs((there.x - here.x) * uy) + Math.abs((there.y - here.y) * ux);
    if (along <= 1 || across > 3 * along) continue;
    const cost = (along + 2 * across) * (linked.has(node.id) ? 0.4 : 1);
    if (cost < least) [best, least] = [node.id, cost];
  }
  return best;
}
