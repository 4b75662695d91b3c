import { describe, expect, it } from "vitest";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { inputOf, keyOf } from "./input";

const study: SimulateStudy = { id: "sim", kind: "simulate", recipe: { charge: { volume: "1 L" } } };
const document: ProjectDocument = {
  format: "pharmaflow/1",
  title: "One",
  species: [{ id: "A", name: "aniline", molar_mass: "93.13 g/mol" }],
  parameters: [{ id: "k1", value: "0.15 1/min" }],
  studies: [study, { id: "other", kind: "simulate" }],
  workbench: { positions: { A: { x: 1, y: 2 } } },
};
const key = (change: Partial<ProjectDocument>) => keyOf(inputOf({ ...document, ...change }, study));

describe("the input of a study", () => {
  it("does not change with what cannot influence its answer", () => {
    expect(key({ title: "Two" })).toBe(key({}));
    expect(key({ workbench: {} })).toBe(key({}));
    expect(key({ studies: [study] })).toBe(key({}));
    expect(key({ vessels: [] })).toBe(key({}));
    expect(key({ species: [{ id: "A", name: "another name", molar_mass: "93.13 g/mol" }] })).toBe(key({}));
  });
  it("changes with what can", () => {
    expect(key({ parameters: [{ id: "k1", value: "0.16 1/min" }] })).not.toBe(key({}));
    expect(key({ species: [{ id: "A", molar_mass: "93.14 g/mol" }] })).not.toBe(key({}));
  });
  it("is a document of that study alone", () => {
    const input = JSON.parse(inputOf(document, study)) as ProjectDocument;
    expect(input.studies).toEqual([study]);
    expect(input.workbench).toBeUndefined();
  });
  it("has a key in which one letter moves it", () => {
    const keys = new Set(Array.from({ length: 1000 }, (_, i) => keyOf(`{"k":${i}}`)));
    expect(keys.size).toBe(1000);
  });
});
