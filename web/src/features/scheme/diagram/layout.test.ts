import { describe, expect, it } from "vitest";
import { parseEquation } from "@/doc/equation";
import type { ReadReaction } from "../chem/equations";
import { type Graph, type Places, graphOf } from "./graph";
import { complete, tidy } from "./layout";

const read = (...texts: string[]): ReadReaction[] =>
  texts.map((text, index) => {
    const parsed = parseEquation(text);
    if (!parsed.ok) throw new Error(text);
    return { id: `r${index + 1}`, equation: parsed.equation };
  });
const graph = (...texts: string[]): Graph => {
  const reactions = read(...texts);
  const ids = [...new Set(reactions.flatMap(({ equation }) => [...equation.reactants, ...equation.products].map(({ species }) => species)))];
  return graphOf(ids.map((id) => ({ id })), reactions);
};

/** Twenty species and fifteen reactions: chains, joins, forks, parallel ways. */
const network = graph(
  "ArBr + Pd0 -> OxAdd", "OxAdd + Boronate -> Trans", "Trans -> Product + Pd0x", "OxAdd -> Homo", "Boronate -> Deboron",
  "Product -> Imp1", "Product + Base -> Imp2", "Homo -> Tar", "Imp1 + Imp2 -> Dimer", "Trans -> Chelate", "Chelate -> Product2",
  "Product2 -> Salt + Water", "Deboron + Water2 -> Phenol", "Phenol -> Ether", "Salt -> Crystal",
);

function overlaps({ nodes }: Graph, places: Places): string[] {
  return nodes.flatMap((a, i) =>
    nodes.slice(i + 1).flatMap((b) => {
      const [p, q] = [places[a.id]!, places[b.id]!];
      const apart = Math.abs(p.x - q.x) >= (a.width + b.width) / 2 || Math.abs(p.y - q.y) >= (a.height + b.height) / 2;
      return apart ? [] : [`${a.id} and ${b.id}`];
    }),
  );
}
const backward = ({ edges }: Graph, places: Places) => edges.filter(({ from, to }) => places[from]!.x >= places[to]!.x).map(({ from, to }) => `${from} to ${to}`);

describe("Tidy", () => {
  it("places 20 species and 15 reactions from left to right, without overlap, within 500 ms", () => {
    expect(network.nodes.filter(({ kind }) => kind === "species").length).toBeGreaterThanOrEqual(20);
    expect(network.nodes.filter(({ kind }) => kind === "reaction")).toHaveLength(15);
    const start = performance.now();
    const places = tidy(network);
    expect(performance.now() - start).toBeLessThan(500);
    expect(overlaps(network, places)).toEqual([]);
    expect(backward(network, places)).toEqual([]);
  });
  it("gives the same places for the same graph", () => expect(tidy(network)).toEqual(tidy(network)));
  it("keeps drawings of structures apart, which are taller than names", () => {
    const reactions = read("A + B + C -> D + E + F", "A + D -> G");
    const tall = graphOf([..."ABCDEFG"].map((id) => ({ id, smiles: "CCO" })), reactions);
    expect(overlaps(tall, tidy(tall))).toEqual([]);
  });
  it("places cycles, sources, sinks and species that stand alone", () => {
    const reactions = read("A -> B", "B -> C", "C -> A", "-> A", "C ->");
    const odd = graphOf([..."ABCXYZ"].map((id) => ({ id })), reactions);
    const places = tidy(odd);
    expect(Object.keys(places).sort()).toEqual(["A", "B", "C", "X", "Y", "Z", "r1", "r2", "r3", "r4", "r5"]);
    expect(Object.values(places).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    expect(overlaps(odd, places)).toEqual([]);
  });
  it("of nothing is nothing", () => expect(tidy({ nodes: [], edges: [] })).toEqual({}));
});

describe("a node that is added", () => {
  const before = graph("A + B -> C");
  const known = tidy(before);
  const after = graph("A + B -> C", "C -> D", "E -> A");
  const places = complete(after, known);
  it("leaves the others where they are", () => {
    for (const { id } of before.nodes) expect(places[id]).toEqual(known[id]);
  });
  it("stands right of what it is made from, left of what it makes, and on nothing", () => {
    expect(places.D!.x).toBeGreaterThan(places.r2!.x);
    expect(places.r2!.x).toBeGreaterThan(places.C!.x);
    expect(places.E!.x).toBeLessThan(places.A!.x);
    expect(overlaps(after, places)).toEqual([]);
  });
  it("that has grown pushes others away, but not those that the user placed", () => {
    const grown = graphOf([..."ABC"].map((id) => ({ id, ...(id === "A" && { smiles: "CCO" }) })), read("A + B -> C"));
    const next = complete(grown, known, new Set(["A"]));
    expect(next.A).toEqual(known.A);
    expect(overlaps(grown, next)).toEqual([]);
  });
  it("stands below when it has no neighbour", () => {
    const lonely = graphOf([..."ABCX"].map((id) => ({ id })), read("A + B -> C"));
    expect(complete(lonely, known).X!.y).toBeGreaterThan(Math.max(...Object.values(known).map(({ y }) => y)));
  });
});
