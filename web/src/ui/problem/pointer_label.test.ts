import { describe, expect, test } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { pointerLabel } from "./pointer_label";

const document = {
  format: "pharmaflow/1",
  species: [{ id: "A" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "k1" } }],
  vessels: [{ id: "lab" }, { id: "plant", impellers: [{ type: "rci3" }, { type: "rci3" }], wall: [{ material: "glass" }] }],
  studies: [{ id: "up", kind: "scaleup", targets: [{ vessel: "plant" }], rules: ["tip_speed"], recipe: { stages: [{ duration: "1 h" }, { duration: "0 h" }], temperature: { points: [["0 h", "20 degC"], ["1 h", "30 degC"]] } } }],
} as unknown as ProjectDocument;

describe("a place of the document in words", () => {
  test.each([
    ["", "The document"],
    ["/reactions/0/rate/k", "Reaction r1, rate, rate constant"],
    ["/species/0/molar_mass", "Species A, molar mass"],
    ["/vessels/1/impellers/0/diameter", "Vessel plant, impeller 1, diameter"],
    ["/vessels/1/wall/0", "Vessel plant, layer of the wall 1"],
    ["/studies/0/recipe/stages/1/duration", "Study up, recipe, stage 2, duration"],
    ["/studies/0/recipe/temperature/points/1/0", "Study up, recipe, temperature, point 2, value 1"],
    ["/studies/0/targets/0", "Study up, target plant"],
    ["/studies/0/rules/0", "Study up, rule tip_speed"],
    ["/vessels/5/impellers", "Vessel 6, impellers"],
  ])("%s is %s", (pointer, label) => expect(pointerLabel(document, pointer)).toBe(label));
});
