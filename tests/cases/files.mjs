// The case files, for the tests in JavaScript.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** The command under test; PF_PRESET names another build of it. */
export const command = path.join(root, "build", process.env.PF_PRESET ?? "release", "bin/pharmaflow");
/** The module under test; PF_WASM names another build of it. */
const wasm = path.join(root, "build", process.env.PF_WASM ?? "wasm");
export const wasmModule = path.join(wasm, "pharmaflow.wasm");
export const wasmLoader = path.join(wasm, "loader.js");

/** Every case: {name: "kinetics/first_order", file, bytes, project, expected}; project is undefined if not JSON. */
export function cases() {
  const folder = path.join(root, "cases");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.endsWith(".expected.json"))
    .sort();
  return names.map((name) => {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    const expected = JSON.parse(readFileSync(file.replace(/\.json$/, ".expected.json"), "utf8"));
    return { name: name.replace(/\.json$/, ""), file, bytes, project: parsed(bytes), expected };
  });
}

function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined; // a case may be about broken JSON
  }
}

/** The relative tolerance of the study that a case runs. */
export function toleranceOf({ project, expected }) {
  const studies = Array.isArray(project?.studies) ? project.studies : [];
  const study = expected.study ? studies.find((s) => s.id === expected.study) : studies[0];
  const asked = study?.tolerances?.relative;
  return typeof asked === "number" ? asked : 1e-6;
}
