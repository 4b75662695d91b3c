// ./dev validate: computes the validation book and writes docs/validation, or with --check compares what is there.
//   node tests/validation/run.mjs [--check] [--engine PATH]
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compute, files } from "./book.mjs";
import { stale } from "./compare.mjs";
import { defaultCommand, engineAt, root } from "./engine.mjs";
import { chapters } from "./registry.mjs";

const words = process.argv.slice(2);
const at = words.indexOf("--engine");
const command = at >= 0 ? path.resolve(words[at + 1] ?? "") : defaultCommand;
const folder = path.join(root, "docs/validation");

const outcomes = compute(chapters, engineAt(command));
const fresh = files(outcomes);
const checks = outcomes.flatMap(({ outcome }) => outcome.checks);
const failed = checks.filter((c) => !c.holds);
for (const c of failed) console.error(`fails: ${c.what}: ${c.value ?? c.source} (expected ${c.expected ?? "at most"} ± ${c.tolerance})`);

let differences = [];
if (words.includes("--check")) {
  const read = (name) => {
    try {
      return readFileSync(path.join(folder, name), "utf8");
    } catch {
      return undefined;
    }
  };
  differences = stale(Object.fromEntries(Object.keys(fresh).map((name) => [name, read(name)])), fresh);
  for (const words of differences) console.error(`stale: ${words}`);
  if (differences.length > 0) console.error("Run ./dev validate and commit docs/validation.");
} else {
  mkdirSync(folder, { recursive: true });
  // Pages and figures of chapters that are no more; cases.md has its own writer.
  for (const name of readdirSync(folder)) if (/^\d\d-.*\.(md|svg)$/.test(name) && !(name in fresh)) rmSync(path.join(folder, name));
  for (const [name, text] of Object.entries(fresh)) writeFileSync(path.join(folder, name), text);
}
console.log(`${checks.length - failed.length} checks of the validation book hold, ${failed.length} fail`);
process.exitCode = failed.length > 0 || differences.length > 0 || checks.length === 0 ? 1 : 0;
