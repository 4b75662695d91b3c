import { describe, expect, it } from "vitest";
import { parseEquation } from "@/doc/equation";
import { graphOf } from "./graph";
import { neighbour } from "./neighbours";
import { border, boundsOf, lineBetween, portKey, ports } from "./paths";
import { moved } from "./places";
import { fitted, toPicture, toScreen, zoomed } from "./view";
import { reactionWords, speciesWords } from "./words";

const reaction = (id: string, text: string, name?: string) => {
  const parsed = parseEquation(text);
  if (!parsed.ok) throw new Error(text);
  return { id, name, equation: parsed.equation };
};
const reactions = [reaction("r1", "A + 2 B ->{Pd} C", "80 °C"), reaction("r2", "C <-> D")];
const graph = graphOf([..."ABCD"].map((id) => ({ id })).concat({ id: "Pd" }), reactions);
const places = { A: { x: 0, y: 0 }, B: { x: 0, y: 100 }, r1: { x: 150, y: 50 }, C: { x: 300, y: 50 }, r2: { x: 450, y: 50 }, D: { x: 600, y: 50 } };

describe("the graph", () => {
  it("draws a catalyst over the arrow, not as a node", () => expect(graph.nodes.map(({ id }) => id)).toEqual(["A", "B", "C", "D", "r1", "r2"]));
  it("draws it as a node when it also reacts", () => {
    const both = graphOf([{ id: "A" }, { id: "B" }, { id: "Pd" }], [reaction("r1", "A ->{Pd} B"), reaction("r2", "Pd -> A")]);
    expect(both.nodes.map(({ id }) => id)).toContain("Pd");
  });
});

describe("an arrow key", () => {
  it("follows the arrows of the scheme", () => {
    expect(neighbour(graph, places, "A", "right")).toBe("r1");
    expect(neighbour(graph, places, "r1", "right")).toBe("C");
    expect(neighbour(graph, places, "A", "down")).toBe("B");
    expect(neighbour(graph, places, "D", "right")).toBeUndefined();
  });
});

describe("a line", () => {
  it("begins at the border of its box", () => {
    expect(border({ x: 0, y: 0, width: 80, height: 40 }, { x: 200, y: 0 })).toEqual({ x: 40, y: 0 });
    expect(lineBetween({ x: 0, y: 0, width: 80, height: 40 }, { x: 200, y: 0 }, 5).d).toMatch(/^M40\.0,5\.0C/);
    expect(lineBetween({ x: 0, y: 0, width: 80, height: 40 }, { x: 10, y: 200 }).d).toMatch(/^M1\.0,20\.0L/);
  });
  it("stands apart from others at the same side, in the order of where they go", () => {
    const fork = graphOf([..."ABC"].map((id) => ({ id })), [reaction("r1", "A -> B"), reaction("r2", "A -> C")]);
    const shifts = ports(fork, { A: { x: 0, y: 0 }, r1: { x: 100, y: 50 }, r2: { x: 100, y: -50 }, B: { x: 200, y: 50 }, C: { x: 200, y: -50 } });
    expect(shifts.get(portKey("A", "r2"))!).toBeLessThan(shifts.get(portKey("A", "r1"))!);
    expect(shifts.get(portKey("r1", "B"))).toBe(0);
  });
});

describe("the view", () => {
  const bounds = boundsOf([{ x: 0, y: 0, width: 100, height: 40 }, { x: 500, y: 200, width: 100, height: 40 }])!;
  it("shows all of it when fitted", () => {
    const view = fitted(bounds, { width: 400, height: 300 });
    const corner = toScreen(view, { x: -50, y: -20 });
    const other = toScreen(view, { x: 550, y: 220 });
    expect(Math.min(corner.x, corner.y)).toBeGreaterThanOrEqual(0);
    expect(other.x).toBeLessThanOrEqual(400);
    expect(other.y).toBeLessThanOrEqual(300);
  });
  it("zooms about a point that keeps its place, within limits", () => {
    const view = zoomed({ x: 10, y: 20, k: 1 }, 2, { x: 100, y: 50 });
    expect(toPicture(view, { x: 100, y: 50 })).toEqual(toPicture({ x: 10, y: 20, k: 1 }, { x: 100, y: 50 }));
    expect(zoomed(view, 1e6, { x: 0, y: 0 }).k).toBe(4);
  });
  it("of nothing is finite", () => expect(fitted(undefined, { width: 0, height: 0 })).toEqual({ x: 0, y: 0, k: 1 }));
});

it("a species that is moved takes the knots beside it along in part", () => {
  const next = moved(graph, places, "C", { x: 30, y: 0 });
  expect(next.C).toEqual({ x: 330, y: 50 });
  expect(next.r1!.x).toBeCloseTo(160, 9);
  expect(next.r2!.x).toBeCloseTo(465, 9);
  expect(Object.keys(next).sort()).toEqual(["C", "r1", "r2"]);
});

it("the picture is told in words", () => {
  expect(reactionWords(reactions[0]!)).toBe("r1: A plus 2 B gives C, with Pd and 80 °C over the arrow");
  expect(reactionWords(reactions[1]!)).toBe("r2: C gives D, reversible");
  const document = { format: "pharmaflow/1" as const, species: [{ id: "C", name: "amide" }], experiments: [{ id: "e", recipe: { charge: {} }, measurements: [{ observable: "C", time: { unit: "s", values: [] }, value: { unit: "M", values: [] } }] }] };
  expect(speciesWords(document, reactions, "C")).toBe("C, amide: consumed by r2; formed by r1; measured");
});
