// Documents that the tests send.
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../cases/files.mjs";

export const sample = (id) => readFileSync(path.join(root, `data/samples/${id}.json`), "utf8");

const batch = (duration) => ({
  reactor: "batch",
  charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } },
  duration,
});

/** A -> B, simulated at so many times. */
export const simulation = (points) => ({
  format: "pharmaflow/1",
  title: `First order, ${points} points`,
  species: [{ id: "A" }, { id: "B" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "0.1 1/min" } }],
  studies: [{ id: "run", kind: "simulate", recipe: batch("10 min"), output: { points } }],
});

/** The α-pinene fit, from so many starts: a hundred take about half a second on one thread. */
export const longFit = (starts) => {
  const document = JSON.parse(sample("consecutive"));
  document.studies = document.studies.filter((study) => study.id === "fit").map((study) => ({ ...study, starts }));
  return document;
};
