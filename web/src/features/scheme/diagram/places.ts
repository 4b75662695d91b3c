/** Where the nodes stand: where the user put them, else where the layout did, which stays so while the page is open. */
import { useMemo } from "react";
import { edit } from "@/doc/store";
import { useDocument, useProject } from "@/doc/use_project";
import type { Graph, Places, Point } from "./graph";
import { complete, tidy } from "./layout";

/** By project: the places that the layout gave, and which of the nodes had no arrow then. */
const automatic = new Map<string, { readonly places: Places; readonly alone: ReadonlySet<string> }>();
const nothing: { places: Places; alone: ReadonlySet<string> } = { places: {}, alone: new Set() };

export function usePlaces(graph: Graph): Places {
  const project = useProject(({ id }) => id);
  const stored = useDocument((document) => document.workbench?.positions);
  return useMemo(() => {
    const before = graph.nodes.length === 0 ? nothing : (automatic.get(project) ?? nothing);
    const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
    // A species that stood alone moves to its first reaction; what was placed for a reason stays.
    const kept = Object.fromEntries(Object.entries(before.places).filter(([id]) => !(before.alone.has(id) && linked.has(id))));
    const places = complete(graph, { ...kept, ...stored });
    const added = graph.nodes.filter(({ id }) => stored?.[id] === undefined && kept[id] === undefined).map(({ id }) => id);
    automatic.set(project, {
      places: { ...kept, ...Object.fromEntries(added.map((id) => [id, places[id]!])) },
      alone: new Set([...before.alone, ...added].filter((id) => !linked.has(id))),
    });
    return places;
  }, [graph, stored, project]);
}

/** A node keeps its place under its new name. */
export function renamePlace(project: string, from: string, to: string): void {
  const { places, alone } = automatic.get(project) ?? nothing;
  if (places[from] !== undefined) automatic.set(project, { places: { ...places, [to]: places[from] }, alone: new Set([...alone].map((id) => (id === from ? to : id))) });
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
