// Cost against the size of a problem: prints the tables, writes docs/figures/scaling/*.svg and docs/scaling.md.
//   node bench/scaling/run.mjs PROGRAM         PROGRAM: measure_scaling, as ./dev bench --scaling builds it
//   node bench/scaling/run.mjs FILE.json       the measurements that an earlier run left in build/scaling.json
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { page } from "./page.mjs";
import { plot } from "./plot.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.argv[2] ?? path.join(root, "build/bench/bin/measure_scaling");

function measure(what, size, ...more) {
  process.stderr.write(`${what} ${size} ${more.join(" ")}\n`);
  return JSON.parse(execFileSync(program, [what, String(size), ...more.map(String)], { encoding: "utf8" }));
}

const sizes = {
  species: [3, 5, 10, 20, 50, 100, 200, 500],
  experiments: [1, 2, 5, 10, 20, 50, 100, 200],
  observations: [10, 100, 1000, 1e4, 1e5, 1e6],
  outputs: [10, 100, 1000, 1e4, 1e5, 1e6],
  parameters: [1, 2, 5, 10, 20, 50, 100],
  memory: [10, 100, 1000, 1e4, 1e5], // seconds of an oscillation
};
function measureAll() {
  const cores = availableParallelism();
  const found = { cores };
  for (const what of Object.keys(sizes)) found[what] = sizes[what].map((size) => measure(what, size));
  found.threads = sizes.experiments.map((size) => measure("experiments", size, cores));
  found.arithmetic = [1, cores].map((threads) => measure("arithmetic", 100, threads));
  mkdirSync(path.join(root, "build"), { recursive: true });
  writeFileSync(path.join(root, "build/scaling.json"), JSON.stringify(found));
  return found;
}
const found = program.endsWith(".json") ? JSON.parse(readFileSync(program, "utf8")) : measureAll();
const { cores } = found;

/** [[size, value]] of one measured quantity. */
const curve = (what, value) => found[what].map((m) => [m.size, typeof value === "function" ? value(m) : m[value]]);
/** A power law through the last point. */
const law = (points, exponent, from = 1) => {
  const [x1, y1] = points.at(-1);
  return points.slice(from).map(([x]) => [x, y1 * (x / x1) ** exponent]);
};
const named = (label, points) => ({ label, points });
const guide = (label, points) => ({ label, points, guide: true });

const fit = curve("experiments", "fit"), observed = curve("observations", "fit");
const written = curve("outputs", "document"), searched = curve("parameters", "fit");
const figures = {
  species: {
    title: "Cost of a simulation against the number of species",
    x: { quantity: "species" },
    y: { quantity: "time", unit: "s" },
    series: [
      named("study, with its balances", curve("species", "study")),
      named("solve", curve("species", "solve")),
      named("one step", curve("species", (m) => m.solve / m.steps)),
      named("one right-hand side", curve("species", "rhs")),
      guide("∝ species", law(curve("species", (m) => m.solve / m.steps), 1)),
    ],
  },
  experiments: {
    title: "Cost of a fit against the number of experiments",
    x: { quantity: "experiments" },
    y: { quantity: "time of a fit", unit: "s" },
    series: [named("1 thread", fit), named(`${cores} threads`, curve("threads", "fit")), guide("∝ experiments", law(fit, 1))],
  },
  observations: {
    title: "Cost of a fit against the number of observations",
    x: { quantity: "observations" },
    y: { quantity: "time of a fit", unit: "s" },
    series: [named("fit", observed), guide("∝ observations", law(observed, 1, 2))],
  },
  outputs: {
    title: "Cost of a simulation against the number of output times",
    x: { quantity: "output times" },
    y: { quantity: "time", unit: "s" },
    series: [named("document to result", written), named("study alone", curve("outputs", "study")), guide("∝ output times", law(written, 1, 2))],
  },
  parameters: {
    title: "Cost of a fit against the number of parameters",
    x: { quantity: "estimated parameters" },
    y: { quantity: "time", unit: "s" },
    series: [
      named("fit", searched),
      named("solve with sensitivities", curve("parameters", "sensitive")),
      named("plain solve", curve("parameters", "plain")),
      guide("∝ parameters", law(curve("parameters", "sensitive"), 1, 3)),
    ],
  },
  memory: {
    title: "Memory against the number of steps",
    x: { quantity: "accepted steps" },
    y: { quantity: "largest memory of the process", unit: "MB" },
    series: [named("eleven output times", found.memory.map((m) => [m.steps, m.memory / 1e6]))],
  },
};

const folder = path.join(root, "docs/figures/scaling");
mkdirSync(folder, { recursive: true });
for (const [name, figure] of Object.entries(figures)) writeFileSync(path.join(folder, `${name}.svg`), plot(figure));
const text = page(found);
writeFileSync(path.join(root, "docs/scaling.md"), text);
console.log(text);
