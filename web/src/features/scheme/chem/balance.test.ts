import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Engine, load } from "@pharmaflow/engine";
import { parseEquation } from "@/doc/equation";
import type { ProjectDocument, Species } from "@/doc/types";
import { balanceOf, gramsPerMole } from "./balance";
import { findings } from "./checks";
import { compositionOf } from "./formula";

const equation = (text: string) => {
  const parsed = parseEquation(text);
  if (!parsed.ok) throw new Error(parsed.fault.detail);
  return parsed.equation;
};
const species = (formulas: Record<string, string>): Species[] => Object.entries(formulas).map(([id, formula]) => ({ id, formula }));

const atoms = (formula: string) => Object.fromEntries(compositionOf(formula) ?? []);
describe("a formula", () => {
  it("is read with groups, adducts, charges and small figures", () => {
    expect(atoms("C10H16O")).toEqual({ C: 10, H: 16, O: 1 });
    expect(atoms("Fe(CN)6^3-")).toEqual({ Fe: 1, C: 6, N: 6, charge: -3 });
    expect(atoms("CuSO4·5H2O")).toEqual({ Cu: 1, S: 1, O: 9, H: 10 });
    expect(atoms("CuSO4.5H2O")).toEqual({ Cu: 1, S: 1, O: 9, H: 10 });
    expect(atoms("C6H12.5")).toEqual({ C: 6, H: 12.5 });
    expect(atoms("SO₄²⁻")).toEqual({ S: 1, O: 4, charge: -2 });
    expect(atoms("NH4+")).toEqual({ N: 1, H: 4, charge: 1 });
  });
  it("is refused when it is none", () => {
    for (const text of ["", "2H2O", "Xx", "c6h6", "(CH3", "C6H6)", "Me3N"]) expect(compositionOf(text), text).toBeUndefined();
  });
});

describe("a balance", () => {
  const known = species({ A: "C2H6O", B: "C2H4", W: "H2O", Na: "Na^+", Cl: "Cl^-", S: "NaCl" });
  it("names what is lost and gained", () => {
    expect(balanceOf(equation("A -> B + W"), known)).toMatchObject({ kind: "balanced" });
    expect(balanceOf(equation("A -> B"), known)).toEqual({ kind: "unbalanced", text: "loses 2 H, 1 O" });
    expect(balanceOf(equation("B -> A"), known)).toEqual({ kind: "unbalanced", text: "gains 2 H, 1 O" });
    expect(balanceOf(equation("A -> 2 W"), known)).toEqual({ kind: "unbalanced", text: "loses 2 C, 2 H; gains 1 O" });
    expect(balanceOf(equation("Na + Cl -> S"), known)).toMatchObject({ kind: "balanced" });
    expect(balanceOf(equation("Na -> S"), known).text).toBe("loses 1 charge; gains 1 Cl");
  });
  it("weighs where only molar masses are known", () => {
    const weighed: Species[] = [{ id: "A", molar_mass: "100 g/mol" }, { id: "B", molar_mass: "0.06 kg/mol" }, { id: "C", molar_mass: 160 + " g/mol" }];
    expect(balanceOf(equation("A + B -> C"), weighed)).toMatchObject({ kind: "balanced" });
    expect(balanceOf(equation("A + 2 B -> C"), weighed)).toEqual({ kind: "unbalanced", text: "loses 60 g/mol" });
  });
  it("says what it lacks, and leaves sources and sinks alone", () => {
    expect(balanceOf(equation("A -> X"), [...known, { id: "X" }])).toEqual({ kind: "unknown", text: "not checked: no formula of X" });
    expect(balanceOf(equation("-> A"), known).kind).toBe("open");
    expect(balanceOf(equation("A ->"), known).kind).toBe("open");
  });
  it("reads molar masses in their usual units", () => {
    expect(gramsPerMole("93.13 g/mol")).toBe(93.13);
    expect(gramsPerMole("93.13 kg/kmol")).toBe(93.13);
    expect(gramsPerMole("93.13 lb/mol")).toBeUndefined();
    expect(gramsPerMole(undefined)).toBeUndefined();
  });
});

describe("beside the engine", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await load(readFileSync(new URL("../../../../../build/wasm/pharmaflow.wasm", import.meta.url)));
  });
  const formulas = { A: "C2H6O", B: "C2H4", W: "H2O", H: "CuSO4·5H2O", S: "CuSO4", I: "Fe(CN)6^3-", J: "Fe(CN)6^4-", E: "e-" };
  it.each(["A -> B + W", "A -> B", "A -> 0.333 B + W", "H -> S + 5 W", "H -> S + 4 W", "I + E -> J", "I -> J", "3 B -> B"])("%s is judged alike", (text) => {
    const reply = engine.check(
      JSON.stringify({ format: "pharmaflow/1", species: species(formulas), reactions: [{ id: "r1", equation: text, rate: { law: "expression", formula: "k" } }], parameters: [{ id: "k", value: "1 mol/(L s)" }] }),
    );
    expect(reply.outcome, reply.json).toBe("ok");
    const warned = (JSON.parse(reply.json) as { warnings: { code: string }[] }).warnings.some(({ code }) => code === "unbalanced_equation");
    expect(balanceOf(equation(text), species(formulas)).kind).toBe(warned ? "unbalanced" : "balanced");
  });
});

describe("findings", () => {
  const rate = { law: "power" as const, k: "1 1/min" };
  const document: ProjectDocument = {
    format: "pharmaflow/1",
    species: [{ id: "A", formula: "CH4" }, { id: "B", formula: "C2H6" }, { id: "Pd" }, { id: "X" }],
    reactions: [
      { id: "r1", equation: "A ->{Pd} B", rate },
      { id: "r2", equation: "A →{Pd} B", rate },
      { id: "r3", equation: "B <-> B", rate },
    ],
  };
  it("name the reaction or the species that they are about", () => {
    expect(findings(document).map(({ code, about, text }) => [code, about, text])).toEqual([
      ["unbalanced", "r1", "r1 gains 1 C, 2 H."],
      ["unbalanced", "r2", "r2 gains 1 C, 2 H."],
      ["duplicate", "r2", "r2 is the same reaction as r1."],
      ["no_change", "r3", "r3 has the same on both sides, so it changes nothing."],
      ["unused_species", "X", "X is in no reaction."],
    ]);
  });
});
