import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { addReaction, formatEquation, parseEquation, removeReaction, removeSpecies, renameSpecies, toggleReversible } from "./equation";
import { rateUnit } from "@/units/rate_units";
import type { ProjectDocument } from "./types";

const canonical = (text: string) => {
  const parsed = parseEquation(text);
  return parsed.ok ? formatEquation(parsed.equation) : parsed.fault;
};

describe("parseEquation", () => {
  it.each([
    ["A + 2 B -> C", "A + 2 B -> C"],
    ["A+2B→C", "A + 2 B -> C"],
    ["A <-> B", "A <-> B"],
    ["A ⇌ B", "A <-> B"],
    ["A = B", "A <-> B"],
    ["A <=> B", "A <-> B"],
    ["A => B", "A -> B"],
    ["A --> B", "A -> B"],
    ["-> A", "-> A"],
    ["A ->", "A ->"],
    ["0 -> A", "-> A"],
    ["A -> ∅", "A ->"],
    ["0.5 A -> B", "0.5 A -> B"],
    ["1/2 A -> B", "0.5 A -> B"],
    ["2*A -> B", "2 A -> B"],
    ["A ->{Pd, base} B", "A ->{Pd, base} B"],
    ["α_1' + été -> Ж", "α_1' + été -> Ж"],
  ])("reads %s", (text, expected) => expect(canonical(text)).toBe(expected));

  it.each([
    ["A + -> B", 4],
    ["A B -> C", 2],
    ["A", 1],
    ["->", 0],
    ["0 A -> B", 0],
    ["A -> B -> C", 7],
    ["A ->{Pd B", 8],
    ["1/ A -> B", 3],
    ["-2 A -> B", 0],
    ["2. A -> B", 1],
    ["A² -> B", 1],
    [`${Array(101).fill("A").join("+")} -> B`, 200],
    [`A -> ${"B".repeat(2000)}`, 0],
  ])("names the fault of %s at %i", (text, position) => expect(canonical(text)).toMatchObject({ position, detail: expect.any(String) }));

  it("reads every equation of the engine's cases, and the canonical spelling reads the same", () => {
    const root = path.join(import.meta.dirname, "../../../cases");
    const equations = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json") && !name.includes("invalid") && !name.includes("expected"))
      .flatMap((name) => JSON.stringify(JSON.parse(readFileSync(path.join(root, name), "utf8"))).match(/"equation":"[^"]+"/g) ?? [])
      .map((text) => (JSON.parse(`{${text}}`) as { equation: string }).equation);
    expect(equations.length).toBeGreaterThan(150);
    for (const equation of equations) expect(canonical(canonical(equation) as string), equation).toBe(canonical(equation));
  });
});

const add = (document: ProjectDocument, text: string) => {
  const parsed = parseEquation(text);
  if (!parsed.ok) throw new Error(parsed.fault.detail);
  return produce(document, (draft) => void addReaction(draft, parsed.equation));
};

describe("edits of a scheme", () => {
  const empty: ProjectDocument = { format: "pharmaflow/1", species: [] };

  it("adds species and a constant with the unit of the order", () => {
    const document = add(add(empty, "A + B -> C"), "C -> D");
    expect(document.species.map(({ id }) => id)).toEqual(["A", "B", "C", "D"]);
    expect(document.parameters?.map(({ id, value }) => [id, value])).toEqual([["k1", "0.1 L/(mol min)"], ["k2", "0.1 1/min"]]);
    expect(document.reactions?.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  it.each([[0, "mol/(L min)"], [1, "1/min"], [1.5, "L^0.5/(mol^0.5 min)"], [3, "L^2/(mol^2 min)"], [0.5, "mol^0.5/(L^0.5 min)"]])(
    "order %s needs %s", (order, unit) => expect(rateUnit(order, "min")).toBe(unit));

  it("makes reversible and back without leaving anything", () => {
    const before = add(empty, "A -> B + C");
    const there = produce(before, (draft) => toggleReversible(draft, "r1"));
    expect(there.reactions![0]).toMatchObject({ equation: "A <-> B + C", rate: { K_eq: "K1" } });
    expect(there.parameters!.at(-1)).toMatchObject({ id: "K1", value: "1 mol/L" });
    expect(produce(there, (draft) => toggleReversible(draft, "r1"))).toEqual(before);
  });

  it("renames a species wherever it is spoken of, and nothing else", () => {
    const document: ProjectDocument = {
      ...add(empty, "A + AB ->{A} C"),
      observables: [{ id: "X", expression: "1 - [A]/[A]_0 + conversion(A) + [AB]" }],
      experiments: [{ id: "run1", recipe: { charge: { concentrations: { A: "1 M", AB: "2 M" } } }, measurements: [{ observable: "A", time: { unit: "s", values: [] }, value: { unit: "M", values: [] } }] }],
    };
    const text = JSON.stringify(produce(document, (draft) => renameSpecies(draft, "A", "Z")));
    expect(text).toContain("Z + AB ->{Z} C");
    expect(text).toContain("1 - [Z]/[Z]_0 + conversion(Z) + [AB]");
    expect(text).toContain('{"Z":"1 M","AB":"2 M"}');
    expect(text).toContain('"observable":"Z"');
  });

  it("removes a species with what needs it, and tells", () => {
    const document = add(add(empty, "A -> B"), "B -> C");
    let gone: string[] = [];
    const after = produce(document, (draft) => void (gone = removeSpecies(draft, "C")));
    expect(gone).toEqual(["C", "r2", "k2"]);
    expect(after).toEqual({ ...add(empty, "A -> B") });
  });

  it("keeps a parameter that another reaction uses", () => {
    const document = produce(add(add(empty, "A -> B"), "B -> C"), (draft) => void (draft.reactions![1]!.rate = { law: "power", k: "k1" }));
    expect(produce(document, (draft) => void removeReaction(draft, "r1")).parameters!.map(({ id }) => id)).toContain("k1");
  });

  it("leaves no exclusion at another measurement, no event and no list that speaks of what is gone", () => {
    const column = { unit: "M", values: [1, 2] };
    const measured = (observable: string) => ({ observable, time: column, value: column });
    const document: ProjectDocument = {
      ...add(add(empty, "A -> B"), "C -> D"),
      experiments: [{ id: "run1", recipe: { charge: {}, events: [{ id: "e", when: "[ B ] > 1 M" }] }, measurements: [measured("A"), measured("B"), measured("C")] }],
      studies: [{ id: "fit", kind: "fit", estimate: ["k1", "k2"] }],
      workbench: { exclusions: [0, 1, 2].map((measurement) => ({ experiment: "run1", measurement, row: 1, value: 2, reason: "spilt" })) },
    };
    const after = produce(document, (draft) => void removeSpecies(draft, "B"));
    expect(after.experiments![0]!.measurements!.map(({ observable }) => observable)).toEqual(["A", "C"]);
    expect(after.workbench!.exclusions!.map(({ measurement }) => measurement)).toEqual([0, 1]);
    expect(after.experiments![0]!.recipe.events).toEqual([]);
    expect(after.studies![0]).toMatchObject({ estimate: ["k2"] });
  });

  it("renames what stands on a slider and what is written with blanks", () => {
    const document: ProjectDocument = {
      ...add(empty, "A -> B"),
      observables: [{ id: "X", expression: "[ A ] + conversion (A)" }],
      workbench: { sliders: { s1: ["recipe.charge.concentrations.A", "parameter.A"] } },
    };
    const after = produce(document, (draft) => renameSpecies(draft, "A", "Z"));
    expect(after.observables![0]!.expression).toBe("[Z] + conversion(Z)");
    expect(after.workbench!.sliders).toEqual({ s1: ["recipe.charge.concentrations.Z", "parameter.A"] });
  });
});
