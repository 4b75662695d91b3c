import { produce } from "immer";
import { describe, expect, test } from "vitest";
import type { ScaleUpStudy } from "@/doc/scaleup";
import { recipeIsOld, scenarioOf, takeRecipe } from "@/doc/recipe_source";
import type { ProjectDocument } from "@/doc/types";
import { document, recipe, study } from "../test/sample";
import { hints, missing } from "./preflight";
import type { RankedVessel } from "@/engine/scaleup_results";
import { ensureRank, newRank, rankOf, rankQuestion, rankValue } from "./rank";
import { addScaleUp, putVessel, scaleUpsOf, withRanking } from "./study";

const mine = (draft: ProjectDocument) => scaleUpsOf(draft)[0]!;
const parameters = [{ id: "k1", std_error: "0.01 1/min" as const }];
const uncertain = (samples: number) => produce(document, (draft) => changeStudy(draft, (one) => void (one.uncertainty = { parameters, samples })));
const changeStudy = (draft: ProjectDocument, change: Parameters<typeof withRanking>[0]) => withRanking(change)(mine(draft), draft);

describe("the recipe", () => {
  test("of a scenario is copied, and which one is noted; its change is seen", () => {
    const taken = produce(document, (draft) => changeStudy(draft, (one, all) => takeRecipe(all, one, { kind: "scenario", id: "lab" })));
    expect(taken.workbench?.scaled).toEqual({ plant: "lab" });
    expect(recipeIsOld(taken, mine(taken))).toBe(false);
    const changed = produce(taken, (draft) => void ((draft.studies![0] as { recipe: typeof recipe }).recipe.duration = "6 h"));
    expect(recipeIsOld(changed, mine(changed))).toBe(true);
    expect(hints(changed, mine(changed)).map(({ id }) => id)).toContain("old_recipe");
  });
  test("without a note the scenario with the same recipe is recognised", () => expect(scenarioOf(document, study)?.id).toBe("lab"));
  test("of an experiment is followed", () => {
    const with_run: ProjectDocument = { ...document, experiments: [{ id: "run1", recipe }] };
    const taken = produce(with_run, (draft) => changeStudy(draft, (one, all) => takeRecipe(all, one, { kind: "experiment", id: "run1" })));
    expect(mine(taken)).toMatchObject({ experiment: "run1" });
    expect(mine(taken).recipe).toBeUndefined();
  });
  test("a new study begins with the first scenario", () => {
    const begun = produce({ ...document, studies: [document.studies![0]!] }, (draft) => void addScaleUp(draft));
    expect(mine(begun)).toMatchObject({ id: "scaleup", recipe });
  });
});

describe("a vessel put into the document", () => {
  test("once when it is the same, under a free id when it is another", () => {
    const there = document.vessels![0]!;
    const next = produce(document, (draft) => {
      expect(putVessel(draft, there)).toBe("lab");
      expect(putVessel(draft, { ...there, capacity: "2 L" })).toBe("lab_2");
    });
    expect(next.vessels).toHaveLength(3);
  });
});

const needs = (change: Partial<ScaleUpStudy>, more: Partial<ProjectDocument> = {}) => missing({ ...document, ...more }, { ...study, ...change }).map(({ id }) => id);

describe("what is missing", () => {
  test("nothing", () => expect(needs({})).toEqual([]));
  test("vessel, speed, target, recipe, density", () => {
    expect(missing({ format: "pharmaflow/1", species: [] }, { id: "s", kind: "scaleup" }).map(({ id }) => id)).toEqual(["recipe", "base", "target", "density"]);
    expect(needs({ base: { vessel: "lab" } })).toEqual(["speed"]);
    expect(needs({ base: { vessel: "gone", speed: "1 rpm" } })).toEqual(["base"]);
  });
  test("the viscosity is a hint, not a condition", () => {
    expect(needs({}, { medium: { density: "1 kg/L" } })).toEqual([]);
    expect(hints({ ...document, medium: { density: "1 kg/L" } }, study).map(({ id }) => id)).toEqual(["viscosity", "jacket"]);
  });
});

const figure = (value: number) => ({ value, unit: "K" });

describe("the ranking", () => {
  test("follows what it shares with the scale-up, and keeps its own", () => {
    const ranked = produce(document, (draft) => {
      ensureRank(draft, mine(draft)).volume = "500 L";
      changeStudy(draft, (one) => {
        one.base!.speed = "300 rpm";
        one.dosing = { strategy: "as_recipe", temperature_rise: "8 K" };
      });
    });
    expect(rankOf(ranked, mine(ranked))).toMatchObject({ kind: "rank", volume: "500 L", base: { speed: "300 rpm" }, dosing: { temperature_rise: "8 K" } });
    expect(rankOf(ranked, mine(ranked))!.dosing).not.toHaveProperty("strategy");
  });
  test("takes the errors of the parameters where they are drawn, and not for the whole database", () => {
    const drawn = uncertain(100);
    expect(newRank(mine(drawn)).uncertainty?.samples).toBe(100);
    expect(newRank(mine(uncertain(0)))).not.toHaveProperty("uncertainty");
    expect(rankQuestion(drawn, mine(drawn), "database", []).study).not.toHaveProperty("uncertainty");
  });
  test("is sorted by name, by what limits and by the number of each criterion", () => {
    const vessel: RankedVessel = { vessel: "lab", feasible: false, limiting: "heat", score: 0, verdict: "", criteria: [{ id: "heat", available: figure(5), required: figure(9), ok: false, words: "" }, { id: "speed", ok: true, words: "" }] };
    expect(["vessel", "feasible", "limiting", "heat", "speed", "solids"].map((column) => rankValue(vessel, column, (id) => `Vessel ${id}`))).toEqual(["Vessel lab", 1, "heat", 5, undefined, undefined]);
  });
  test("of the database has its vessels behind those of the project, for the question alone", () => {
    const further = { ...document.vessels![0]!, id: "db1" };
    const question = rankQuestion(document, study, "database", [further, document.vessels![0]!]);
    expect(question.document.vessels!.map(({ id }) => id)).toEqual(["lab", "v1000", "db1"]);
    expect(question.study.vessels).toEqual(["db1"]);
    expect(rankQuestion(document, study, "document", [further]).document).toBe(document);
  });
});
