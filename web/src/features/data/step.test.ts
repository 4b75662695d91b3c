import { expect, it } from "vitest";
import type { Measurement, ProjectDocument } from "@/doc/types";
import { addExperiment, copyId, deleteExperiment, duplicateExperiment, nextId } from "./experiments/edits";
import { mark } from "./step";

const measured = (observable: string, values: (number | null)[]): Measurement => ({ observable, time: { unit: "min", values: values.map((_, row) => row) }, value: { unit: "mM", values } });
const of = (...measurements: Measurement[]): ProjectDocument => ({ format: "pharmaflow/1", species: [{ id: "A" }], experiments: [{ id: "run1", recipe: { charge: {} }, measurements }] });
const say = (document: ProjectDocument) => mark({ projectId: "p", document, runs: {} });

it("says how the data stand", () => {
  expect(say({ format: "pharmaflow/1", species: [] })).toEqual({ mark: "todo", why: "No experiments yet." });
  expect(say(of(measured("A", [null])))).toEqual({ mark: "attention", why: "1 experiment without a measured value." });
  expect(say(of(measured("B", [1])))).toMatchObject({ mark: "attention" });
  expect(say(of(measured("A", [1, null, 3])))).toEqual({ mark: "done", why: "1 experiment, 2 points." });
});

it("experiments come and go with what speaks of them", () => {
  const document: ProjectDocument = {
    ...of(measured("A", [1])),
    studies: [{ id: "fit", kind: "fit", experiments: ["run1"] }],
    parameters: [{ id: "A0", per: "experiment", values: { run1: "1 mM" } }],
    workbench: { exclusions: [{ experiment: "run1", measurement: 0, row: 0, value: 1, reason: "x" }] },
  };
  const copy = copyId(document, "run1");
  duplicateExperiment(document, "run1", copy);
  expect(document.experiments!.map(({ id }) => id)).toEqual(["run1", "run1_copy"]);
  expect(document.workbench!.exclusions!.map(({ experiment }) => experiment)).toEqual(["run1", "run1_copy"]);
  deleteExperiment(document, "run1");
  expect(document).toMatchObject({ experiments: [{ id: "run1_copy" }], studies: [{ experiments: [] }], parameters: [{ values: {} }], workbench: { exclusions: [{ experiment: "run1_copy" }] } });
  const id = nextId(document);
  addExperiment(document, id);
  expect(document.experiments!.at(-1)).toMatchObject({ id: "run2", measurements: [{ observable: "A" }] });
});
