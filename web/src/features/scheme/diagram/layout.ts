/**
 * Places for the nodes of a scheme. Tidy: ranks from left to right by dagre, then a relaxation up and down by d3-force
 * that straightens the arrows and keeps the nodes apart. Pure: the same graph, the same places.
 */
import { Graph as Ranks, layout } from "@dagrejs/dagre";
import { forceLink, forceSimulation, forceY } from "d3-force";
import type { Graph, GraphNode, Places, Point } from "./graph";

export const gap = 18; // [px] at least between two nodes

interface Placed extends GraphNode {
  x: number;
  y: number;
}

function ranked({ nodes, edges }: Graph): Placed[] {
  const ranks = new Ranks();
  ranks.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 34, marginx: 0, marginy: 0, ranker: "network-simplex" });
  ranks.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) ranks.setNode(id, { width, height });
  for (const { from, to } of edges) ranks.setEdge(from, to);
  layout(ranks);
  return nodes.map((node) => {
    const { x, y } = ranks.node(node.id) as { x: number; y: number };
    return { ...node, x, y };
  });
}

const overlapX = (a: Placed, b: Placed) => (a.width + b.width) / 2 + gap - Math.abs(a.x - b.x);
const overlapY = (a: Placed, b: Placed) => (a.height + b.height) / 2 + gap - Math.abs(a.y - b.y);

/** Pushes what overlaps apart, up and down, until nothing does. */
function separate(nodes: Placed[], movable: (node: Placed) => boolean = () => true): void {
  for (let sweep = 0; sweep < 200; sweep++) {
    let touched = false;
    nodes.sort((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1));
    for (let i = 0; i < nodes.length; i++)
      for (let j = i + 1; j < nodes.length; j++) {
        const [upper, lower] = [nodes[i]!, nodes[j]!];
        const depth = overlapY(upper, lower);
        if (overlapX(upper, lower) <= 0 || depth <= 1e-6) continue;
        if (!movable(upper) && !movable(lower)) continue;
        touched = true;
        const share = movable(upper) && movable(lower) ? depth / 2 : depth;
        if (movable(upper)) upper.y -= share;
        if (movable(lower)) lower.y += share;
      }
    if (!touched) return;
  }
}

function relax(nodes: Placed[], { edges }: Graph): void {
  const bodies = nodes.map((node) => ({ ...node, fx: node.x, rank: node.y, node }));
  const simulation = forceSimulation(bodies)
    .force("link", forceLink(edges.map(({ from, to }) => ({ source: from, target: to }))).id((body) => (body as { id: string }).id).distance(0).strength(0.25))
    .force("rank", forceY<(typeof bodies)[number]>((body) => body.rank).strength(0.25))
    .force("apart", () => separateForce(bodies))
    .stop();
  for (let tick = 0; tick < 80; tick++) simulation.tick();
  for (const body of bodies) body.node.y = body.y;
}

/** Nodes are boxes, not discs: what would overlap after this tick is slowed towards where it does not. */
function separateForce(bodies: (Placed & { vy?: number })[]): void {
  for (let i = 0; i < bodies.length; i++)
    for (let j = i + 1; j < bodies.length; j++) {
      const [a, b] = [bodies[i]!, bodies[j]!];
      const depth = overlapY(a, b);
      if (overlapX(a, b) <= 0 || depth <= 0) continue;
      const push = (depth / 2) * (a.y < b.y || (a.y === b.y && a.id < b.id) ? -1 : 1);
      a.vy = (a.vy ?? 0) + push * 0.6;
      b.vy = (b.vy ?? 0) - push * 0.6;
    }
}

const round = (value: number) => Math.round(value * 10) / 10;
const asPlaces = (nodes: readonly Placed[]): Places => Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x: round(x), y: round(y) }]));

/** All nodes anew. */
export function tidy(graph: Graph): Places {
  if (graph.nodes.length === 0) return {};
  const nodes = ranked(graph);
  relax(nodes, graph);
  separate(nodes);
  return asPlaces(nodes);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where a new node belongs beside those that have a place. */
function beside(node: GraphNode, placed: ReadonlyMap<string, Placed>, { edges }: Graph): Point {
  const at = (ids: string[]) => ids.flatMap((id) => placed.get(id) ?? []);
  const before = at(edges.filter(({ to }) => to === node.id).map(({ from }) => from));
  const after = at(edges.filter(({ from }) => from === node.id).map(({ to }) => to));
  const right = (one: Placed) => one.x + one.width / 2 + 34 + node.width / 2;
  const left = (one: Placed) => one.x - one.width / 2 - 34 - node.width / 2;
  if (before.length > 0 && after.length > 0) return { x: mean([...before, ...after].map(({ x }) => x)), y: mean([...before, ...after].map(({ y }) => y)) };
  if (before.length > 0) return { x: Math.max(...before.map(right)), y: mean(before.map(({ y }) => y)) };
  if (after.length > 0) return { x: Math.min(...after.map(left)), y: mean(after.map(({ y }) => y)) };
  const all = [...placed.values()];
  return { x: Math.min(...all.map(({ x, width }) => x - width / 2)) + node.width / 2, y: Math.max(...all.map(({ y, height }) => y + height / 2)) + gap + node.height / 2 };
}

/** The first free place from where it belongs, looking down and up by turns. */
function freePlace(node: GraphNode, wanted: Point, others: readonly Placed[]): Placed {
  for (let step = 0; ; step++) {
    const shift = Math.ceil(step / 2) * 12 * (step % 2 === 0 ? -1 : 1);
    const candidate = { ...node, x: wanted.x, y: wanted.y + shift };
    if (others.every((other) => overlapX(candidate, other) <= 0 || overlapY(candidate, other) <= 0)) return candidate;
  }
}

/**
 * Places for the nodes that have none; the others stay where they are, unless one has grown over another.
 * @param fixed what the user placed, which never moves
 */
export function complete(graph: Graph, known: Places, fixed: ReadonlySet<string> = new Set()): Places {
  const have = graph.nodes.filter(({ id }) => known[id] !== undefined);
  if (!have.some(({ kind }) => kind === "species")) return tidy(graph);
  const placed = new Map<string, Placed>(have.map((node) => [node.id, { ...node, ...known[node.id]! }]));
  const waiting = graph.nodes.filter(({ id }) => !placed.has(id));
  while (waiting.length > 0) {
    // First what touches something that has a place: then each has a neighbour to stand beside.
    const touches = ({ id }: GraphNode) => graph.edges.some(({ from, to }) => (from === id && placed.has(to)) || (to === id && placed.has(from)));
    const index = Math.max(0, waiting.findIndex(touches));
    const [node] = waiting.splice(index, 1);
    placed.set(node!.id, freePlace(node!, beside(node!, placed, graph), [...placed.values()]));
  }
  const nodes = [...placed.values()];
  separate(nodes, ({ id }) => !fixed.has(id));
  return asPlaces(nodes);
}
