import { readFileSync } from "node:fs";
import { produce } from "immer";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Engine, load } from "@pharmaflow/engine";
import { parseEquation } from "@/doc/equation";
import type { ProjectDocument, RateConstant, RateLaw, Reaction } from "@/doc/types";
import { obstacle, rewritten, withExponent } from "./arrhenius";
import { dropUnused, parametersOf } from "./constants";
import { followOrders } from "./follow";
import { laws } from "./index";
import { equilibriumUnit, rateUnit, timeOf, withTemperaturePower } from "@/units/rate_units";

let engine: Engine;
const { now } = vi.hoisted(() => ({ now: { engine: undefined as Engine | undefined } }));
vi.mock("@/units/engine_units", () => ({ unitsEngine: async () => now.engine, unitsEngineNow: () => now.engine }));
vi.mock("@/engine/browser_pool", () => ({ desk: undefined }));
beforeAll(async () => {
  engine = await load(readFileSync(new URL("../../../../../build/wasm/pharmaflow.wasm", import.meta.url)));
  now.engine = engine;
});

const project = (rate: RateLaw, parameters: ProjectDocument["parameters"] = [], equation = "A + B -> C"): ProjectDocument => ({
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }, { id: "C" }],
  parameters,
  reactions: [{ id: "r1", equation, rate }],
});
const reactionOf = (document: ProjectDocument): Reaction => document.reactions![0]!;
const checked = (document: ProjectDocument) => engine.check(JSON.stringify(document));

/** c_A after ten minutes at a temperature: what the law means, by the engine. */
function consumed(document: ProjectDocument, temperature: string): number {
  const recipe = { charge: { volume: "1 L", temperature, concentrations: { A: "1 mol/L", B: "0.7 mol/L", C: "0.2 mol/L" } }, duration: "10 min" };
  const reply = engine.run(JSON.stringify({ ...document, studies: [{ id: "s", kind: "simulate", recipe, output: { points: 2 }, tolerances: { relative: 1e-10, absolute: "1e-13 mol/L" } }] }), "s");
  expect(reply.outcome, reply.json).toBe("ok");
  const { series } = JSON.parse(reply.json) as { series: { columns: { id: string; values: number[] }[] } };
  return series.columns.find(({ id }) => id === "A")!.values.at(-1)!;
}

describe("a unit of a rate constant", () => {
  it("follows from the order", () => {
    expect([0, 1, 2, 3, 1.5, 0.5].map((order) => rateUnit(order, "min"))).toEqual(["mol/(L min)", "1/min", "L/(mol min)", "L^2/(mol^2 min)", "L^0.5/(mol^0.5 min)", "mol^0.5/(L^0.5 min)"]);
    expect([[1, 1], [2, 1], [1, 2]].map(([a, b]) => equilibriumUnit(a!, b!))).toEqual(["1", "L/mol", "mol/L"]);
    expect(["1/s", "L/(mol min)", "L mol-1 h-1", "1/d"].map(timeOf)).toEqual(["s", "min", "h", "d"]);
    expect([0.5, -1].map((n) => withTemperaturePower("1/min", n))).toEqual(["1/min/K^0.5", "1/min/K^-1"]);
  });
});

const amount = (text: unknown) => Number.parseFloat(String(text));
describe("the forms of a rate constant", () => {
  const parameters = [{ id: "k1", value: "0.12 L/(mol min)", min: "0.01 L/(mol min)", max: "1 L/(mol min)" }, { id: "Ea1", value: "15 kcal/mol" }];
  const reference = { k_ref: "k1", T_ref: "40 degC", Ea: "Ea1" };
  const written = (from: RateConstant, to: "constant" | "reference" | "arrhenius") =>
    produce(project({ law: "power", k: from }, parameters), (draft) => {
      const reaction = reactionOf(draft);
      if (reaction.rate.law === "power") reaction.rate.k = rewritten(draft, reaction, from, to);
    });

  it("k_ref to A is the same curve, bounds with it", () => {
    const before = project({ law: "power", k: reference }, parameters);
    const after = written(reference, "arrhenius");
    expect(reactionOf(after).rate).toMatchObject({ k: { A: "k1", Ea: "Ea1" } });
    for (const T of ["0 degC", "40 degC", "90 degC"]) expect(consumed(after, T)).toBeCloseTo(consumed(before, T), 8);
    const k = after.parameters![0]!;
    expect(amount(k.max) / amount(k.value)).toBeCloseTo(1 / 0.12, 6);
  });
  it("A T^n to k_ref has its value and its slope at T_ref", () => {
    const k = { A: "3e9 L/(mol min)/K^0.5", Ea: "60 kJ/mol", n: 0.5 };
    const before = project({ law: "power", k });
    expect(checked(before).outcome).toBe("ok");
    const after = written(k, "reference");
    for (const T of ["24.5 degC", "25 degC", "25.5 degC"]) expect(consumed(after, T)).toBeCloseTo(consumed(before, T), 6);
  });
  it("a constant gets a visible Ea and keeps its value at T_ref", () => {
    const before = project({ law: "power", k: "k1" }, [parameters[0]!]);
    const after = produce(before, (draft) => {
      const reaction = reactionOf(draft);
      if (reaction.rate.law === "power") reaction.rate.k = rewritten(draft, reaction, "k1", "reference");
    });
    expect(reactionOf(after).rate).toMatchObject({ k: { k_ref: "k1", T_ref: "25 degC", Ea: "Ea1" } });
    expect(after.parameters!.at(-1)).toMatchObject({ id: "Ea1", value: "65 kJ/mol" });
    expect(consumed(after, "25 degC")).toBeCloseTo(consumed(before, "25 degC"), 9);
  });
  it("leaves a parameter alone that another reaction names", () => {
    const shared = project({ law: "power", k: reference }, parameters);
    const document = { ...shared, reactions: [...shared.reactions!, { id: "r2", equation: "A + C -> B", rate: { law: "power" as const, k: "k1" } }] };
    const after = produce(document, (draft) => {
      const reaction = reactionOf(draft);
      if (reaction.rate.law === "power") reaction.rate.k = rewritten(draft, reaction, reference, "arrhenius");
    });
    expect(after.parameters![0]).toEqual(parameters[0]);
    expect(reactionOf(after).rate).toMatchObject({ k: { A: "A1" } });
  });
  it("refuses what has no number, and says so", () => {
    const document = project({ law: "power", k: "k2" }, [{ id: "k1", value: "1 1/min" }, { id: "k2", expression: "2 * k1" }]);
    expect(obstacle(document, "k2")).toContain("2 * k1");
    expect(obstacle(document, { k_ref: "k1", T_ref: "25 degC", Ea: "65 kJ" })).toContain("Ea");
  });
  it("an exponent of T changes the unit of A, there and back", () => {
    const k = { A: "3e9 L/(mol min)", Ea: "60 kJ/mol" };
    const document = project({ law: "power", k });
    const once = withExponent(document, reactionOf(document), k, -1.5) as { A: string; Ea: string; n: number };
    expect(once).toMatchObject({ A: "3e9 L/(mol min)/K^-1.5", n: -1.5 });
    expect(checked(project({ law: "power", k: once })).outcome).toBe("ok");
    expect(withExponent(document, reactionOf(document), once, 0)).toEqual({ A: "3e9 L/(mol min)", Ea: "60 kJ/mol" });
  });
});

const equation = (text: string) => {
  const parsed = parseEquation(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.equation;
};

const switched = (before: ProjectDocument, law: string) =>
  produce(before, (draft) => {
    const reaction = reactionOf(draft);
    const used = parametersOf(reaction.rate, draft);
    reaction.rate = laws.find((one) => one.law === law)!.create(draft, reaction, equation(reaction.equation));
    dropUnused(draft, used);
  });

describe("choosing another law", () => {
  const parameters = [{ id: "k1", value: "0.2 L/(mol min)", scale: "log" as const }];

  it.each(laws.map(({ law }) => law))("%s is accepted by the engine as it is made", (law) => {
    const after = switched(project({ law: "power", k: "k1" }, parameters), law);
    expect(checked(after), JSON.stringify(after)).toMatchObject({ outcome: "ok" });
  });
  it.each<[string, RateLaw, string]>([
    ["a power law", { law: "power", k: "k1", orders: { A: 1, B: 1 } }, "A + B -> C"],
    ["a reversible one", { law: "power", k: { k_ref: "k1", T_ref: "30 degC", Ea: "50 kJ/mol" }, K_eq: { K_ref: "3 L/mol", T_ref: "25 degC", dH: "-20 kJ/mol" } }, "A + B <-> C"],
    ["Arrhenius", { law: "power", k: { A: "1e8 L/(mol min)", Ea: "50 kJ/mol" } }, "A + B -> C"],
    ["Langmuir–Hinshelwood", { law: "langmuir_hinshelwood", k: "k1", adsorption: { A: "2 L/mol", C: "0.5 L/mol" }, exponent: 2 }, "A + B -> C"],
    ["Michaelis–Menten", { law: "michaelis_menten", vmax: "0.05 mol/(L min)", km: "0.3 mol/L", substrate: "A", inhibitors: [{ species: "C", type: "competitive", ki: "0.2 mol/L" }, { species: "B", type: "noncompetitive", ki: "0.4 mol/L" }, { species: "A", type: "substrate", ki: "2 mol/L" }] }, "A + B -> C"],
  ])("the formula of %s means the same", (_name, rate, text) => {
    const before = project(rate, parameters, text);
    const after = switched(before, "expression");
    expect(consumed(after, "45 degC")).toBeCloseTo(consumed(before, "45 degC"), 8);
  });
  it("keeps k between a power law and Langmuir–Hinshelwood, and takes out what is left over", () => {
    const there = switched(project({ law: "power", k: "k1" }, parameters), "langmuir_hinshelwood");
    expect(there.parameters!.map(({ id }) => id)).toEqual(["k1", "Kads1"]);
    const back = switched(there, "power");
    expect(back.parameters).toEqual(parameters);
    expect(reactionOf(back).rate).toEqual({ law: "power", k: "k1" });
  });
});

describe("orders that change", () => {
  it("take the unit of k with them, its bounds too, but not a unit that was written in another way", () => {
    const document = project({ law: "power", k: "k1" }, [{ id: "k1", value: "0.2 L/(mol h)", min: "0.01 L/(mol h)" }]);
    followOrders(document, reactionOf(document).rate, 2, 1);
    expect(document.parameters![0]).toEqual({ id: "k1", value: "0.2 1/h", min: "0.01 1/h" });
    const own = project({ law: "power", k: "0.2 L mol-1 h-1" });
    followOrders(own, reactionOf(own).rate, 2, 1);
    expect(reactionOf(own).rate).toMatchObject({ k: "0.2 L mol-1 h-1" });
  });
});
