import { beforeEach, describe, expect, it, vi } from "vitest";
import { emptyHistory } from "@/doc/history";
import { projectStore, redo, undo } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { addSpecies, addTyped, chooseLaw, connect, remove, rename, rewrite, setCatalysts, stepsOf, toggle } from "./actions";

vi.mock("@/engine/browser_pool", () => ({ desk: undefined }));
vi.mock("@mantine/notifications", () => ({ notifications: { show: vi.fn() } }));

const document = () => projectStore.getState().document;
const equations = () => (document().reactions ?? []).map(({ equation }) => equation);
const labels = () => projectStore.getState().history.past.map(({ label }) => label);
const start = (science: Partial<ProjectDocument> = {}) =>
  projectStore.setState({ id: "p", document: { format: "pharmaflow/1", species: [], ...science }, history: emptyHistory, readOnly: false });
const type = (text: string) => addTyped(text, () => undefined);

beforeEach(() => start());

describe("a typed line", () => {
  it("adds its species, the reaction and a rate constant of the right unit in one step", () => {
    expect(type("A + B -> C")).toBeUndefined();
    expect(document().species.map(({ id }) => id)).toEqual(["A", "B", "C"]);
    expect(document().parameters).toMatchObject([{ id: "k1", value: "0.1 L/(mol min)" }]);
    expect(labels()).toEqual(["Add A + B -> C"]);
    undo();
    expect(document().species).toEqual([]);
  });
  it("may hold several reactions and chains", () => {
    type("A -> B -> C; C <-> D");
    expect(equations()).toEqual(["A -> B", "B -> C", "C <-> D"]);
    expect(labels()).toHaveLength(1);
  });
  it("tells what is wrong, where, and adds nothing", () => {
    expect(type("A -> B; C ->> D")).toMatchObject({ position: 12, hint: expect.stringContaining("->") as string });
    expect(type("A + -> B")).toMatchObject({ position: 4 });
    expect(document().species).toEqual([]);
    expect(labels()).toEqual([]);
  });
  it("of blanks alone is nothing", () => expect(stepsOf(" ; \n")).toEqual({ equations: [] }));
});

describe("a line that is changed", () => {
  beforeEach(() => void type("A + B -> C"));
  it("adds new species and relabels k when the order changes", () => {
    expect(rewrite("r1", "A + 2 B ->{Pd} C + X")).toBeUndefined();
    expect(equations()).toEqual(["A + 2 B ->{Pd} C + X"]);
    expect(document().species.map(({ id }) => id)).toEqual(["A", "B", "C", "X", "Pd"]);
    expect(document().parameters).toMatchObject([{ value: "0.1 L^2/(mol^2 min)" }]);
  });
  it("gets its equilibrium constant with a double arrow and loses it with a single one", () => {
    rewrite("r1", "A + B <-> C");
    expect(document().reactions![0]!.rate).toMatchObject({ K_eq: "K1" });
    expect(document().parameters!.at(-1)).toMatchObject({ id: "K1", value: "1 L/mol" });
    rewrite("r1", "A + B -> C");
    expect(document().reactions![0]!.rate).toEqual({ law: "power", k: "k1" });
    expect(document().parameters!.map(({ id }) => id)).toEqual(["k1"]);
  });
  it("that cannot be read is left as it was", () => {
    expect(rewrite("r1", "A + B")).toMatchObject({ detail: "The equation has no arrow." });
    expect(equations()).toEqual(["A + B -> C"]);
  });
  it("is reversible after a click on its arrow, and back", () => {
    toggle("r1");
    expect(equations()).toEqual(["A + B <-> C"]);
    expect(labels().at(-1)).toBe("Make r1 reversible");
    toggle("r1");
    expect(equations()).toEqual(["A + B -> C"]);
  });
});

describe("the picture by clicks or keys", () => {
  it("builds A + B -> C + D from species and connections", () => {
    for (const id of ["A", "B", "C"]) expect(addSpecies()).toBe(id);
    const reaction = connect("A", "C")!;
    expect(connect("B", reaction)).toBe(reaction);
    expect(connect(reaction, undefined, { x: 10, y: 20 })).toBe(reaction);
    expect(equations()).toEqual(["A + B -> C + D"]);
    expect(document().parameters).toMatchObject([{ value: "0.1 L/(mol min)" }]);
    expect(document().workbench?.positions).toEqual({ D: { x: 10, y: 20 } });
    expect(connect("B", reaction)).toBe(reaction);
    expect(equations()).toEqual(["A + 2 B -> C + D"]);
    expect(connect(reaction, reaction)).toBeUndefined();
  });
  it("puts catalysts over the arrow", () => {
    type("A -> B");
    setCatalysts("r1", ["Pd", "base"]);
    expect(equations()).toEqual(["A ->{Pd, base} B"]);
    expect(document().species.map(({ id }) => id)).toContain("base");
  });
  it("renames everywhere and says why it does not", () => {
    type("A -> B");
    expect(rename("A", "k1")).toContain("taken");
    expect(rename("A", "1A")).toContain("letter");
    expect(rename("A", " ArBr ")).toBeUndefined();
    expect(equations()).toEqual(["ArBr -> B"]);
  });
  it("removes a species with its reactions and parameters, in one step", () => {
    type("A -> B; B -> C");
    remove("species", "C");
    expect(equations()).toEqual(["A -> B"]);
    expect(document().parameters!.map(({ id }) => id)).toEqual(["k1"]);
    undo();
    expect(equations()).toEqual(["A -> B", "B -> C"]);
  });
});

it("every law can be chosen and taken back", () => {
  type("A + B -> C");
  const before = document();
  for (const law of ["michaelis_menten", "langmuir_hinshelwood", "expression"]) {
    chooseLaw("r1", law);
    expect(document().reactions![0]!.rate.law).toBe(law);
    const after = document();
    undo();
    expect(document()).toEqual(before);
    redo();
    expect(document()).toEqual(after);
    undo();
  }
});
