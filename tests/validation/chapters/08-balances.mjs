// The books that every run closes, over all cases and samples.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { atMost, broken, near } from "../checks.mjs";
import { root } from "../engine.mjs";
import { paragraph, rough, table } from "../markdown.mjs";

const closures = [
  ["mole_closure", "moles: N(t) − N(0) − fed + withdrawn against ν ξ"],
  ["mass_closure", "mass, where all molar masses are known"],
  ["atom_closure", "atoms of each element, where all formulas are known"],
  ["energy_closure", "energy: accumulated against reaction, jacket, feeds, stirring and losses"],
];

// Documents whose books cannot close to the tolerance, and why. Their results must say so themselves.
const exceptions = {
  "robustness/neutralisation-instantaneous": "a reaction that is instantaneous against the dosing: no quadrature of its rate over a step resolves the moment at which it ends",
  "simulate/mass_concentrations": "its rounded molar masses of A and B differ, so that the reaction as written makes mass",
  "stiff/orego": "formulas, not reactions: sources and sinks turn over far more than the charge that the closure is relative to",
  "stiff/van_der_pol": "formulas, not reactions: sources and sinks turn over far more than the charge that the closure is relative to",
};
const bound = 100;

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const entry = (name, project, study) => ({ name, project, study: study.id, relative: study.tolerances?.relative ?? 1e-6 });

/** [{name, project, study, relative}] of the cases that are expected to succeed, and of every study of the samples. */
function documents() {
  const folder = path.join(root, "cases"), samples = path.join(root, "data/samples");
  const cases = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".expected.json"))
    .sort()
    .map((name) => ({ name: name.replace(/\.expected\.json$/, ""), expected: read(path.join(folder, name)) }))
    .filter(({ expected }) => (expected.status ?? "ok") === "ok")
    .map(({ name, expected }) => {
      const project = read(path.join(folder, `${name}.json`));
      return entry(name, project, expected.study ? project.studies.find((s) => s.id === expected.study) : project.studies[0]);
    });
  const studies = readdirSync(samples)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const project = read(path.join(samples, name));
      return project.studies.map((study) => entry(`samples/${name.replace(/\.json$/, "")}, ${study.id}`, project, study));
    });
  return [...cases, ...studies];
}

/** What each run closed to; a run that fails is a broken check. */
function measure(engine) {
  const runs = [], faults = [];
  for (const { name, project, study, relative } of documents()) {
    try {
      const { balances, warnings } = engine.run(project, study);
      runs.push({ name, relative, balances: balances ?? {}, warned: warnings.some((w) => w.code === "balance_not_closed") });
    } catch (error) {
      faults.push(broken(`${name} runs`, error.message));
    }
  }
  return { runs, faults };
}

export const chapter = {
  number: 8,
  file: "08-balances",
  title: "Balances of every case",
  run(engine) {
    const { runs, faults } = measure(engine);
    const multiple = ({ balances, relative }, key) => balances[key] / relative;
    const rows = closures.map(([key, words]) => {
      const known = runs.filter(({ name, balances }) => typeof balances[key] === "number" && !(name in exceptions));
      const worst = known.reduce((most, run) => (multiple(run, key) <= most ? most : multiple(run, key)), 0);
      const largest = known.reduce((most, run) => Math.max(most, run.balances[key]), 0);
      const beyond = known.filter((run) => !(multiple(run, key) <= bound)).map((run) => run.name);
      return { key, words, count: known.length, worst, largest, beyond };
    });
    const excepted = runs.filter(({ name }) => name in exceptions);
    const largestOf = ({ balances }) => Math.max(...closures.map(([key]) => balances[key] ?? 0));
    return {
      text: [
        paragraph(
          "Each run closes its own books: what accumulated against what reacted, was fed, withdrawn and exchanged, integrated",
          "beside the state. The closures are relative; here over all documents of [cases](../../cases) that are meant to succeed",
          "and of [the samples](../../data/samples), at the tolerance that each asks for.",
        ),
        table(
          ["balance", "runs that have it", "largest closure", "largest as a multiple of its run's tolerance"],
          rows.map((r) => [r.words, r.count, rough(r.largest), rough(r.worst)]),
        ),
        "Left out above are documents whose books cannot close to the tolerance; what is asked of these is that the result warns:",
        table(
          ["case", "largest closure", "warns", "why"],
          excepted.map((run) => [run.name, rough(largestOf(run)), run.warned ? "yes" : "**no**", exceptions[run.name]]),
        ),
      ],
      checks: [
        ...faults,
        ...rows.map((r) =>
          atMost({
            what: `${r.key}: largest as a multiple of the run's relative tolerance${r.beyond.length > 0 ? `; beyond: ${r.beyond.join(", ")}` : ""}`,
            source: `balance of ${r.words.split(/[:,]/)[0]}`,
            value: r.count > 0 ? r.worst : NaN,
            bound,
          }),
        ),
        near({ what: "documents whose books cannot close, and whose results say so", source: "all of them", value: excepted.filter((run) => run.warned).length, expected: Object.keys(exceptions).length, tolerance: 0 }),
      ],
      figures: {},
    };
  },
};
