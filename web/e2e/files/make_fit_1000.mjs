#!/usr/bin/env node
/**
 * Writes fit-1000.json beside itself: 1,000 simulated values of 5 species in 4 runs, for 4 parameters whose truth is known.
 * A + B -> C, C + B -> D + E; k at 50 °C: 0.03 and 0.008 L/(mol min), Ea: 55 and 75 kJ/mol. Classical Runge-Kutta with
 * steps of 0.01 min; normal errors of 0.005 mol/L from Box-Muller on a 32-bit generator (mulberry32, public domain).
 *
 *     node web/e2e/files/make_fit_1000.mjs
 */
import { writeFileSync } from "node:fs";

const seed = 20240607;
const sigma = 0.005; // [mol/L]
const truth = { k1: 0.03, Ea1: 55, k2: 0.008, Ea2: 75 };
const runs = [
  { id: "run1", celsius: 40, B: 1.5 },
  { id: "run2", celsius: 50, B: 1.5 },
  { id: "run3", celsius: 50, B: 2.5 },
  { id: "run4", celsius: 60, B: 1.5 },
];
const species = ["A", "B", "C", "D", "E"];
const times = Array.from({ length: 50 }, (_, i) => 4 * (i + 1)); // [min]

let state = seed;
function uniform() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

const gasConstant = 8.31446261815324e-3; // [kJ/(mol K)]
const constantAt = (k, energy, celsius) => k * Math.exp((-energy / gasConstant) * (1 / (celsius + 273.15) - 1 / 323.15));

const moved = (y, by, h) => y.map((value, i) => value + h * by[i]);

function curve({ celsius, B }) {
  const k1 = constantAt(truth.k1, truth.Ea1, celsius);
  const k2 = constantAt(truth.k2, truth.Ea2, celsius);
  const slope = ([a, b, c]) => {
    const [r1, r2] = [k1 * a * b, k2 * c * b];
    return [-r1, -r1 - r2, r1 - r2, r2, r2];
  };
  const h = 0.01;
  let y = [1, B, 0, 0, 0];
  let steps = 0;
  return times.map((time) => {
    for (; steps < Math.round(time / h); steps++) {
      const [s1, y0] = [slope(y), y];
      const s2 = slope(moved(y0, s1, h / 2));
      const s3 = slope(moved(y0, s2, h / 2));
      const s4 = slope(moved(y0, s3, h));
      y = y0.map((value, i) => value + (h / 6) * (s1[i] + 2 * s2[i] + 2 * s3[i] + s4[i]));
    }
    return y;
  });
}

const experiments = runs.map((run) => {
  const states = curve(run);
  return {
    id: run.id,
    name: `${run.celsius} °C, ${run.B} equiv B`,
    recipe: {
      reactor: "batch",
      charge: { volume: "1 L", temperature: `${run.celsius} degC`, concentrations: { A: "1 mol/L", B: `${run.B} mol/L` } },
      temperature: { control: "isothermal" },
      duration: "200 min",
    },
    measurements: species.map((observable, i) => ({
      observable,
      time: { unit: "min", values: times },
      value: { unit: "mol/L", values: states.map((y) => Number((y[i] + sigma * normal()).toFixed(5))) },
      sigma: `${sigma} mol/L`,
    })),
  };
});

const document = {
  format: "pharmaflow/1",
  title: "Two steps in 1,000 simulated values",
  species: species.map((id) => ({ id })),
  parameters: [
    { id: "k1", value: "0.01 L/(mol min)", min: "1e-4 L/(mol min)", max: "10 L/(mol min)", scale: "log" },
    { id: "Ea1", value: "65 kJ/mol", min: "20 kJ/mol", max: "150 kJ/mol" },
    { id: "k2", value: "0.02 L/(mol min)", min: "1e-5 L/(mol min)", max: "10 L/(mol min)", scale: "log" },
    { id: "Ea2", value: "65 kJ/mol", min: "20 kJ/mol", max: "150 kJ/mol" },
  ],
  reactions: [
    { id: "r1", equation: "A + B -> C", rate: { law: "power", k: { k_ref: "k1", T_ref: "50 degC", Ea: "Ea1" } } },
    { id: "r2", equation: "C + B -> D + E", rate: { law: "power", k: { k_ref: "k2", T_ref: "50 degC", Ea: "Ea2" } } },
  ],
  experiments,
  studies: [{ id: "fit", kind: "fit", units: { time: "min", concentration: "mol/L", temperature: "degC" } }],
};

writeFileSync(new URL("fit-1000.json", import.meta.url), `${JSON.stringify(document)}\n`);
