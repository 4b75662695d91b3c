/** The picture of a scheme before it has places: species, and a knot for each reaction that its arrows pass through. */
import { type ReadReaction, onSides } from "../chem/equations";
import type { Equation } from "@/doc/equation";
import type { Species } from "@/doc/types";

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export type Places = Readonly<Record<string, Point>>;

export interface GraphNode extends Size {
  readonly id: string;
  readonly kind: "species" | "reaction";
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const letter = 9.4; // [px] mean width at the size of the labels
const longest = 18; // letters; the rest of a name is told by its title

export const shorten = (text: string, limit = longest) => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text);

export function speciesSize({ id, smiles }: Species): Size {
  const label = Math.max(76, shorten(id).length * letter + 44);
  return smiles ? { width: Math.max(132, label), height: 112 } : { width: label, height: 40 };
}

/** What stands over and under the arrow of a reaction. */
export const overArrow = ({ equation, name }: ReadReaction) => [...equation.catalysts, ...(name ? [name] : [])].join(", ");

function knotSize(reaction: ReadReaction): Size {
  const words = Math.max(reaction.id.length, Math.min(overArrow(reaction).length, 24));
  return { width: Math.max(56, words * 7 + 12), height: 36 };
}

/** The terms of a side with each species once: A + A is 2 A. */
export function merged(side: Equation["reactants"]): { species: string; coefficient: number }[] {
  const sums = new Map<string, number>();
  for (const { species, coefficient } of side) sums.set(species, (sums.get(species) ?? 0) + coefficient);
  return [...sums].map(([species, coefficient]) => ({ species, coefficient }));
}

/** A species that only stands over arrows needs no node of its own. */
export function drawnSpecies(species: readonly Species[], reactions: readonly ReadReaction[]): Species[] {
  const acts = new Set(reactions.flatMap(({ equation }) => onSides(equation)));
  const over = new Set(reactions.flatMap(({ equation }) => equation.catalysts));
  return species.filter(({ id }) => acts.has(id) || !over.has(id));
}

export function graphOf(species: readonly Species[], reactions: readonly ReadReaction[]): Graph {
  const drawn = drawnSpecies(species, reactions);
  const known = new Set(drawn.map(({ id }) => id));
  const nodes: GraphNode[] = [
    ...drawn.map((one) => ({ id: one.id, kind: "species" as const, ...speciesSize(one) })),
    ...reactions.map((one) => ({ id: one.id, kind: "reaction" as const, ...knotSize(one) })),
  ];
  const edges = reactions.flatMap(({ id, equation: { reactants, products } }) => [
    ...[...new Set(reactants.map((term) => term.species))].filter((one) => known.has(one)).map((from) => ({ from, to: id })),
    ...[...new Set(products.map((term) => term.species))].filter((one) => known.has(one)).map((to) => ({ from: id, to })),
  ]);
  return { nodes, edges };
}
