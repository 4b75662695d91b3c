import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { follow, insertScenario, moveScenario, newScenario, removeScenario, renameScenario, scenariosOf, titleOf, toggleCompare } from "./scenarios";

const recipe = { charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "A0", B: "2 mol/L" } }, duration: "30 min" };
const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }, { id: "C" }, { id: "D" }],
  parameters: [{ id: "A0", value: "1 mol/L", per: "experiment", values: { run2: "0.8 mol/L" } }],
  reactions: [
    { id: "r1", equation: "A + B -> C", rate: { law: "power", k: "0.1 L/(mol min)" } },
    { id: "r2", equation: "C -> D", rate: { law: "power", k: "0.1 1/min" } },
  ],
  experiments: [
    { id: "run1", name: "25 °C", recipe },
    { id: "run2", recipe },
  ],
  studies: [
    { id: "one", kind: "simulate", recipe, units: { time: "h" } },
    { id: "fit", kind: "fit" },
    { id: "two", kind: "simulate", name: "Second", experiment: "run1" },
  ],
};
const ids = (after: ProjectDocument) => scenariosOf(after).map(({ id }) => id);

describe("a new scenario", () => {
  it("begins with the reactants that no reaction makes", () => {
    const { recipe: plain } = newScenario(document, { kind: "plain" });
    expect(plain?.charge.concentrations).toEqual({ A: "1 mol/L", B: "1 mol/L" });
    expect(plain?.duration).toBe("60 min");
  });
  it("has the units of the scenarios before it and a free id", () => {
    const study = newScenario(document, { kind: "plain" });
    expect(study).toMatchObject({ id: "scenario", kind: "simulate", units: { time: "h" } });
    const after = produce(document, (draft) => insertScenario(draft, study));
    expect(newScenario(after, { kind: "plain" }).id).toBe("scenario2");
  });
  it("takes an experiment's recipe as its own, with the values of that experiment", () => {
    const study = newScenario(document, { kind: "experiment", id: "run2" });
    expect(study.experiment).toBeUndefined();
    expect(study.name).toBe("Like run2");
    expect(study.recipe?.charge.concentrations).toEqual({ A: "0.8 mol/L", B: "2 mol/L" });
    expect(newScenario(document, { kind: "experiment", id: "run1" }).recipe?.charge.concentrations?.["A"]).toBe("1 mol/L");
  });
  it("copies a scenario behind it, under another name", () => {
    const copy = newScenario(document, { kind: "scenario", id: "two" });
    const after = produce(document, (draft) => insertScenario(draft, copy, "two"));
    expect(after.studies?.at(-1)).toEqual({ id: "scenario", kind: "simulate", name: "Second, copy", experiment: "run1" });
    expect(titleOf(newScenario(after, { kind: "scenario", id: "two" }))).toBe("Second, copy 2");
  });
  it("stands right behind the one that is named", () => {
    const after = produce(document, (draft) => insertScenario(draft, newScenario(document, { kind: "plain" }), "one"));
    expect(after.studies?.map(({ id }) => id)).toEqual(["one", "scenario", "fit", "two"]);
  });
});

describe("the list", () => {
  it("moves scenarios past studies of other kinds, which keep their places", () => {
    const after = produce(document, (draft) => moveScenario(draft, "two", -1));
    expect(after.studies?.map(({ id }) => id)).toEqual(["two", "fit", "one"]);
  });
  it("does not move over its ends", () => {
    expect(produce(document, (draft) => moveScenario(draft, "one", -1))).toBe(document);
    expect(produce(document, (draft) => moveScenario(draft, "two", 1))).toBe(document);
  });
  it("renames, and takes the id again for an empty name", () => {
    const named = produce(document, (draft) => renameScenario(draft, "two", "  60 °C "));
    expect(scenariosOf(named)[1]?.name).toBe("60 °C");
    const bare = produce(named, (draft) => renameScenario(draft, "two", " "));
    expect(titleOf(scenariosOf(bare)[1]!)).toBe("two");
  });
  it("deletes a scenario and no longer compares with it", () => {
    const compared = produce(document, (draft) => {
      toggleCompare(draft, "one");
      toggleCompare(draft, "two");
    });
    expect(compared.workbench?.compare).toEqual(["one", "two"]);
    const after = produce(compared, (draft) => removeScenario(draft, "two"));
    expect(ids(after)).toEqual(["one"]);
    expect(after.workbench?.compare).toEqual(["one"]);
    expect(after.studies?.some(({ id }) => id === "fit")).toBe(true);
    expect(produce(after, (draft) => toggleCompare(draft, "one")).workbench?.compare).toEqual([]);
  });
});

describe("following an experiment", () => {
  it("leaves its recipe, and takes a copy of it back", () => {
    const following = produce(document, (draft) => follow(draft, "one", "run2"));
    const study = scenariosOf(following)[0] as SimulateStudy;
    expect(study.experiment).toBe("run2");
    expect("recipe" in study).toBe(false);
    const own = scenariosOf(produce(following, (draft) => follow(draft, "one", undefined)))[0] as SimulateStudy;
    expect(own.experiment).toBeUndefined();
    expect(own.recipe?.charge.concentrations?.["A"]).toBe("0.8 mol/L");
  });
});
