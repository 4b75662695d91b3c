import { produce } from "immer";
import { describe, expect, test, vi } from "vitest";
import { dosedScenario, putScenario } from "@/doc/dosed_scenario";
import { recipeIsOld, recipeOf } from "@/doc/recipe_source";
import type { SafetyStudy } from "@/doc/safety";
import type { ProjectDocument, Quantity } from "@/doc/types";
import { runId } from "@/engine/runs";
import { questionKey } from "@/ui/study/question";
import { parseQuantity } from "@/units/quantity";
import { mark } from "../step";
import { answer, document, recipe, study } from "../test/sample";
import { addSafety, followScenario, missing, safetyStudiesOf } from "./study";

vi.mock("@/engine/browser_pool", () => ({ pool: {}, desk: {} })); // workers belong to a page; nothing is computed here

const [scenario] = document.studies!;
const without: ProjectDocument = { ...document, studies: [scenario!] };

describe("a new study", () => {
  test("assesses the first scenario, in units that people read", () => {
    const begun = produce(without, (draft) => void addSafety(draft));
    expect(safetyStudiesOf(begun)).toEqual([{ id: "safety", kind: "safety", recipe, units: { time: "min", concentration: "mol/L", temperature: "degC" } }]);
    expect(begun.workbench?.scaled).toEqual({ safety: "lab" });
  });
  test("follows an experiment where there is no scenario", () => {
    const measured: ProjectDocument = { ...document, studies: [], experiments: [{ id: "run1", recipe }] };
    const begun = produce(measured, (draft) => void addSafety(draft));
    expect(safetyStudiesOf(begun)[0]).toMatchObject({ experiment: "run1" });
    expect(recipeOf(begun, safetyStudiesOf(begun)[0]!)).toEqual(recipe);
  });
  test("knows what a scale-up of the project knows of the decomposition, as its own copy", () => {
    const decomposition = { q0: "10 W/kg", T0: "140 degC", Ea: "110 kJ/mol", energy: "350 kJ/kg" };
    const scaled: ProjectDocument = { ...without, studies: [scenario!, { id: "plant", kind: "scaleup", decomposition, max_temperature: "70 degC" }] };
    const begun = produce(scaled, (draft) => {
      addSafety(draft);
      safetyStudiesOf(draft)[0]!.decomposition!.q0 = "20 W/kg";
    });
    expect(safetyStudiesOf(begun)[0]).toMatchObject({ max_temperature: "70 degC", decomposition: { ...decomposition, q0: "20 W/kg" } });
    expect(begun.studies![1]).toEqual(scaled.studies![1]);
  });
  test("is the second one under a free id", () => {
    const twice = produce(without, (draft) => {
      addSafety(draft);
      addSafety(draft);
    });
    expect(safetyStudiesOf(twice).map(({ id }) => id)).toEqual(["safety", "safety2"]);
  });
});

const ids = (change: Partial<ProjectDocument>, of: SafetyStudy = study) => missing({ ...document, ...change }, of).map(({ id }) => id);

describe("what is missing", () => {
  test("nothing", () => expect(ids({})).toEqual([]));
  test("the boiling point and the decomposition are not needed", () => expect(ids({ medium: { density: "1 kg/L", heat_capacity: "2 kJ/(kg K)" } })).toEqual([]));
  test("recipe, heat, density and heat capacity", () => expect(ids({ reactions: [], medium: {} }, { id: "s", kind: "safety" })).toEqual(["recipe", "heat", "density", "heat_capacity"]));
  test("one reaction with a heat is enough", () => {
    const [first] = document.reactions!;
    const { heat: _heat, ...cold } = first!;
    expect(ids({ reactions: [cold] as NonNullable<ProjectDocument["reactions"]> })).toEqual(["heat"]);
    expect(ids({ reactions: [cold, first!] as NonNullable<ProjectDocument["reactions"]> })).toEqual([]);
  });
});

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
const inUnit = (quantity: Quantity) => {
  const parsed = parseQuantity(quantity);
  const unit = seconds[parsed?.unit ?? ""];
  return parsed === undefined || unit === undefined ? undefined : parsed.number * unit;
};

describe("longer dosing", () => {
  const made = dosedScenario(document, study, { seconds: 7200, name: "2 h dosing" }, inUnit)!;
  const followed = produce(document, (draft) => {
    putScenario(draft, made);
    followScenario(draft, "failure", made.id);
  });
  test("is a scenario that doses the same amount, and the study looks at it", () => {
    expect(followed.studies!.at(-1)).toMatchObject({ kind: "simulate", name: "2 h dosing", recipe: { feeds: [{ start: "10 min", end: "130 min", rate: "2.5 mL/min" }] } });
    expect(safetyStudiesOf(followed)[0]!.recipe).toEqual(made.recipe);
    expect(followed.workbench?.scaled).toEqual({ failure: made.id });
    expect(recipeIsOld(followed, safetyStudiesOf(followed)[0]!)).toBe(false);
  });
  test("leaves a study of another id alone", () => expect(produce(document, (draft) => followScenario(draft, "other", "lab"))).toBe(document));
});

describe("the mark of the step", () => {
  const projectId = "p";
  const stateOf = (of: ProjectDocument, run?: object) => mark({ projectId, document: of, runs: run === undefined ? {} : { [runId(projectId, "failure")]: run } });
  const inputKey = questionKey(document, study);
  test("waits for a study, then for what it lacks, then to be computed", () => {
    expect(stateOf(without)).toMatchObject({ mark: "todo" });
    expect(stateOf(document)).toMatchObject({ mark: "todo" });
    expect(stateOf(document, {})).toMatchObject({ mark: "todo" });
  });
  test("tells the verdict of a safe process, and asks for attention otherwise", () => {
    expect(stateOf(document, { inputKey, result: { ...answer, class: 1, feed: undefined } })).toMatchObject({ mark: "done", why: answer.verdict });
    expect(stateOf(document, { inputKey, result: answer })).toMatchObject({ mark: "attention", why: answer.verdict });
  });
  test("is stale after a change that moves the answer, and only then", () => {
    const run = { inputKey, result: { ...answer, class: 1, feed: undefined } };
    const hotter = produce(document, (draft) => void (draft.medium!.boiling_point = "90 degC"));
    expect(stateOf(hotter, run)).toMatchObject({ mark: "stale", why: "Inputs changed since failure was computed." });
    const renamed = produce(document, (draft) => void (safetyStudiesOf(draft)[0]!.name = "Cooling failure"));
    expect(stateOf(renamed, run)).toMatchObject({ mark: "done" });
    const equipped: ProjectDocument = { ...document, vessels: [{ id: "V1", inner_diameter: "1 m", bottom: { shape: "flat" }, capacity: "800 L", impellers: [] }] };
    expect(stateOf(equipped, run)).toMatchObject({ mark: "done" });
    const data = { observable: "A", time: { unit: "min", values: [0] }, value: { unit: "mol/L", values: [1] } };
    const one: ProjectDocument = { ...document, experiments: [{ id: "run1", recipe }] };
    const asked = { ...run, inputKey: questionKey(one, study) };
    expect(stateOf({ ...one, experiments: [{ id: "run1", recipe, measurements: [data] }] } as unknown as ProjectDocument, asked)).toMatchObject({ mark: "done" });
  });
  test("tells a fault and a run that came to no end", () => {
    expect(stateOf(document, { inputKey, problem: { title: "The document has one fault." } })).toMatchObject({ mark: "attention", why: "The document has one fault." });
    expect(stateOf(document, { inputKey, result: { ...answer, status: "failed", reason: "The vessel ran over." } })).toMatchObject({ mark: "attention", why: "The vessel ran over." });
  });
});
