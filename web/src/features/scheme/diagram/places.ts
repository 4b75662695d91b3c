/** Where the nodes stand: where the user put them, else where the layout did, which stays so while the page is open. */
import { useMemo } from "react";
import { edit } from "@/doc/store";
import { useDocument, useProject } from "@/doc/use_project";
import type { Graph, Places, Point } from "./graph";
import { complete, tidy } from "./layout";

/** What the layout gave, by project: places, the sizes that they were made for, and which nodes had no arrow then. */
interface Automatic {
  readonly places: Places;
  readonly sizes: Readonly<Record<string, string>>;
  readonly alone: ReadonlySet<string>;
}
const automatic = new Map<string, Automatic>();
const nothing: Automatic = { places: {}, sizes: {}, alone: new Set() };

const sizesOf = ({ nodes }: Graph) => Object.fromEntries(nodes.map(({ id, width, height }) => [id, `${width} ${height}`]));

/** What stays of the places that were given before. */
function kept(graph: Graph, before: Automatic, stored: Places): Places {
  const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  const sizes = sizesOf(graph);
  const grown = Object.entries(before.sizes).some(([id, size]) => sizes[id] !== undefined && sizes[id] !== size);
  // A drawing came into a picture that nobody has touched: it is laid out anew around it.
  if (grown && Object.keys(stored).length === 0) return {};
  // A species that stood alone moves to its first reaction; what was placed for a reason stays.
  return Object.fromEntries(Object.entries(before.places).filter(([id]) => !(before.alone.has(id) && linked.has(id))));
}

export function usePlaces(graph: Graph): Places {
  const project = useProject(({ id }) => id);
  const stored = useDocument((document) => document.workbench?.positions);
  return useMemo(() => {
    const before = graph.nodes.length === 0 ? nothing : (automatic.get(project) ?? nothing);
    const byHand = stored ?? {};
    const places = complete(graph, { ...kept(graph, before, byHand), ...byHand }, new Set(Object.keys(byHand)));
    const own = graph.nodes.map(({ id }) => id).filter((id) => byHand[id] === undefined);
    const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
    automatic.set(project, {
      places: { ...before.places, ...Object.fromEntries(own.map((id) => [id, places[id]!])) },
      sizes: sizesOf(graph),
      alone: new Set(own.filter((id) => !linked.has(id))),
    });
    return places;
  }, [graph, stored, project]);
}

/** A node keeps its place under its new name. */
export function renamePlace(project: string, from: string, to: string): void {
  const before = automatic.get(project) ?? nothing;
  const name = (id: string) => (id === from ? to : id);
  const renamed = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).map(([id, value]) => [name(id), value]));
  // The box of another name has another width: that alone is no reason to lay out anew.
  const { [from]: _size, ...sizes } = before.sizes;
  automatic.set(project, { places: renamed(before.places), sizes, alone: new Set([...before.alone].map(name)) });
}

function store(label: string, places: Places, gesture?: string): void {
  edit(label, (document) => {
    const notes = (document.workbench ??= {});
    notes.positions = { ...notes.positions, ...places };
  }, gesture === undefined ? {} : { gesture });
}

/** A node and, in part, the knots beside it: an arrow stays between what it connects. */
export function moved(graph: Graph, places: Places, id: string, by: Point): Places {
  const shift = (one: string, share: number) => ({ x: places[one]!.x + by.x * share, y: places[one]!.y + by.y * share });
  const result: Record<string, Point> = { [id]: shift(id, 1) };
  if (graph.nodes.find((node) => node.id === id)?.kind === "reaction") return result;
  const ends = (knot: string) => graph.edges.filter(({ from, to }) => from === knot || to === knot).length;
  for (const { from, to } of graph.edges) {
    const knot = from === id ? to : to === id ? from : undefined;
    if (knot !== undefined && places[knot] !== undefined) result[knot] = shift(knot, 1 / Math.max(2, ends(knot)));
  }
  return result;
}

export const move = (graph: Graph, places: Places, id: string, by: Point, gesture?: string) => store(`Move ${id}`, moved(graph, places, id, by), gesture);
export const tidyUp = (graph: Graph) => graph.nodes.length > 0 && store("Tidy the diagram", tidy(graph));
