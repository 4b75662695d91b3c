// Runs project documents through the command, as anyone would.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const defaultCommand = path.join(root, "build/release/bin/pharmaflow");

/** The engine could not do what a chapter asked: said in the page, and a failed check. */
export class EngineError extends Error {}

/** @param command path of the executable; @returns {run} */
export function engineAt(command = defaultCommand) {
  if (!existsSync(command)) throw new EngineError(`There is no ${command}. Run ./dev build first.`);
  return {
    /** @returns the result document of a study (default: the first); throws unless its status is "ok" */
    run(project, study) {
      const words = ["run", "-", "--json", ...(study ? ["--study", study] : [])];
      const done = spawnSync(command, words, { input: JSON.stringify(project), encoding: "utf8", maxBuffer: 1 << 28 });
      if (done.error) throw new EngineError(done.error.message);
      let result;
      try {
        result = JSON.parse(done.stdout);
      } catch {
        throw new EngineError(`exit ${done.status ?? done.signal}, no JSON: ${done.stderr.trim().split("\n")[0] ?? ""}`);
      }
      if (result.errors) throw new EngineError(result.errors.map((e) => `${e.pointer} ${e.code}: ${e.detail}`).join("; "));
      if (result.status !== "ok" || done.status !== 0) throw new EngineError(`status ${result.status}: ${result.reason}`);
      return result;
    },
  };
}

/** The values of a column of a series; its times are column(series, "time"). */
export function column(series, id) {
  if (id === "time") return series.time.values;
  const found = series.columns.find((c) => c.id === id);
  if (!found) throw new EngineError(`the series has no column ${id}`);
  return found.values;
}

export const last = (values) => values[values.length - 1];

/** A parameter of a fit's result. */
export function parameter(result, id) {
  const found = result.parameters.find((p) => p.id === id);
  if (!found) throw new EngineError(`the result has no parameter ${id}`);
  return found;
}
