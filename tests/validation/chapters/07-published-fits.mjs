// Consecutive reactions in closed form, and measured data whose estimates and standard errors are published.
import { readFileSync } from "node:fs";
import path from "node:path";
import { atMost, largestDifference, near } from "../checks.mjs";
import { batch, grid, power, simulation } from "../documents.mjs";
import { column, parameter, root } from "../engine.mjs";
import { figure, paragraph, table, toTolerance } from "../markdown.mjs";
import { plot } from "../plot.mjs";

// A -> B -> C with the rate constants of Box & Lucas (1959), Biometrika 46:77.
const k1 = 0.7, k2 = 0.2; // 1/min
const b = (t) => (k1 / (k1 - k2)) * (Math.exp(-k2 * t) - Math.exp(-k1 * t));
const bByK1 = (t) => (-k2 / (k1 - k2) ** 2) * (Math.exp(-k2 * t) - Math.exp(-k1 * t)) + (k1 / (k1 - k2)) * t * Math.exp(-k1 * t);
const bByK2 = (t) => (k1 / (k1 - k2) ** 2) * (Math.exp(-k2 * t) - Math.exp(-k1 * t)) - (k1 / (k1 - k2)) * t * Math.exp(-k2 * t);
const twoSteps = (first, second) => [power("r1", "A -> B", first), power("r2", "B -> C", second)];

function consecutive(engine) {
  const { series } = engine.run(
    simulation({
      title: "Consecutive reactions, A -> B -> C",
      species: ["A", "B", "C"],
      reactions: twoSteps(`${k1} 1/min`, `${k2} 1/min`),
      study: {
        recipe: batch({ A: "1 mol/L" }, "20 min"),
        output: { points: 401 },
        tolerances: { relative: 1e-9, absolute: "1e-12 mol/L" },
      },
    }),
  );
  const t = column(series, "time");
  const [a, middle, c] = ["A", "B", "C"].map((id) => column(series, id));
  const exact = [t.map((s) => Math.exp(-k1 * s)), t.map(b), t.map((s) => 1 - Math.exp(-k1 * s) - b(s))];
  return { t, a, middle, c, worst: Math.max(...[a, middle, c].map((v, i) => largestDifference(v, exact[i]))), some: t.map((_, i) => i).filter((i) => i % 20 === 0) };
}

/**
 * Yields of B at the two times of the design of Box & Lucas, each time measured twice, half a spread above and half a
 * spread below the truth: the estimates are the truth, s is known, and the covariance is that of two derivatives.
 */
function designed(engine) {
  const times = [1.23, 6.86], half = 0.01;
  const at = times.flatMap((t) => [t, t]), values = times.flatMap((t) => [b(t) + half, b(t) - half]);
  const result = engine.run({
    format: "pharmaflow/1",
    title: "Box & Lucas's design",
    species: [{ id: "A" }, { id: "B" }, { id: "C" }],
    parameters: [{ id: "k1", value: "1 1/min" }, { id: "k2", value: "0.1 1/min" }],
    reactions: twoSteps("k1", "k2"),
    experiments: [
      {
        id: "run1",
        recipe: batch({ A: "1 mol/L" }, "10 min"),
        measurements: [{ observable: "B", time: { unit: "min", values: at }, value: { unit: "mol/L", values } }],
      },
    ],
    studies: [{ id: "fit", kind: "fit", tolerances: { relative: 1e-10, absolute: "1e-13 mol/L" }, units: { time: "min" } }],
  });
  const variance = (4 * half ** 2) / 2;
  const sum = (f, g) => 2 * times.reduce((s, t) => s + f(t) * g(t), 0);
  const [p, q, r] = [sum(bByK1, bByK1), sum(bByK1, bByK2), sum(bByK2, bByK2)];
  const determinant = p * r - q * q;
  return {
    k1: parameter(result, "k1"),
    k2: parameter(result, "k2"),
    correlation: result.correlation.matrix[0][1],
    exact: { se1: Math.sqrt((variance * r) / determinant), se2: Math.sqrt((variance * p) / determinant), correlation: -q / Math.sqrt(p * r) },
  };
}

const sample = (name) => JSON.parse(readFileSync(path.join(root, "data/samples", name), "utf8"));

/** Measured and predicted values of a fit, by observable: {id: {time, measured, predicted}}. */
const residualsOf = (result) => result.experiments.flatMap((e) => e.residuals.map((r) => ({ ...r, experiment: e.id })));

// Thermal isomerisation of alpha-pinene, problem 5 of Dolan, More & Munson (2004), COPS 3.0: optimal values and objective
// as printed by Nikolic (2016), DAE Tools, tutorial_che_opt_2.
const pinenePublished = { k1: 5.9256e-5, k2: 2.9632e-5, k3: 2.045e-5, k4: 2.7473e-4, k5: 4.0073e-5 };
const pineneSsr = 19.872393;

/** Values of the independent fit that the case states, by parameter: {value, std_error}. */
function pineneIndependent() {
  const { expect } = JSON.parse(readFileSync(path.join(root, "cases/fit/alpha_pinene.expected.json"), "utf8"));
  const of = (id, field) => expect.find((e) => e.parameter === id && (e.field ?? "value") === field).value;
  return Object.fromEntries(Object.keys(pinenePublished).map((id) => [id, { value: of(id, "value"), std_error: of(id, "std_error") }]));
}

// Reaction velocity with and without puromycin, Treloar (1974) in Bates & Watts (1988), data set A1.3 (treated): substrate
// in ppm and counts/min^2. The document has no ppm or counts: 1 ppm stands as 1 mmol/L, 1 count/min^2 as 1 mmol/(L min).
const puromycinData = [
  [0.02, [76, 47]],
  [0.06, [97, 107]],
  [0.11, [123, 139]],
  [0.22, [159, 152]],
  [0.56, [191, 201]],
  [1.1, [207, 200]],
];
const puromycin = {
  format: "pharmaflow/1",
  title: "Puromycin, initial rates",
  species: [{ id: "S" }, { id: "P" }],
  parameters: [{ id: "vmax", value: "205 mmol/(L min)" }, { id: "km", value: "0.08 mmol/L" }],
  reactions: [{ id: "r1", equation: "S -> P", rate: { law: "michaelis_menten", vmax: "vmax", km: "km", substrate: "S" } }],
  observables: [{ id: "v", expression: "rate(r1)", unit: "mmol/(L min)" }],
  experiments: puromycinData.map(([substrate, velocities], i) => ({
    id: `c${i + 1}`,
    recipe: batch({ S: `${substrate} mmol/L` }, "0.001 min"),
    measurements: [{ observable: "v", time: { unit: "min", values: velocities.map(() => 0) }, value: { unit: "mmol/(L min)", values: velocities } }],
  })),
  studies: [{ id: "fit", kind: "fit", weighting: "none", units: { time: "min", concentration: "mmol/L" } }],
};

/** Value in the unit that the publication uses. */
function published(result, id, unit) {
  const found = parameter(result, id);
  if (found.unit !== unit) throw new RangeError(`${id} came in ${found.unit}, published in ${unit}`);
  return found;
}

const estimateRows = (list) => list.map(([name, unit, ours, value, error]) => [name, unit, `${toTolerance(ours.value, Math.abs(ours.value) * 1e-4)} ± ${toTolerance(ours.std_error, ours.std_error * 1e-3)}`, error === undefined ? value.toExponential(4) : `${value} ± ${error}`]);
const estimateHead = ["", "unit", "PharmaFlow, ± standard error", "published"];

export const chapter = {
  number: 7,
  file: "07-published-fits",
  title: "Consecutive reactions and published fits",
  run(engine) {
    const steps = consecutive(engine), design = designed(engine);
    const pinene = engine.run(sample("consecutive.json"), "fit");
    const pineneData = residualsOf(pinene);
    const curve = pinene.experiments[0].series;
    const velocities = engine.run(puromycin);
    const vmax = published(velocities, "vmax", "mmol/(L min)"), km = published(velocities, "km", "mmol/L");
    const demand = sample("first-order.json");
    const oxygen = engine.run(demand, demand.studies.find((s) => s.kind === "fit").id);
    const [rate, ultimate] = oxygenParameters(oxygen);
    const oxygenData = residualsOf(oxygen)[0];
    const oxygenFine = grid(0, 8, 81);
    const substrate = grid(0, 1.2, 121);
    const byData = puromycinData.flatMap(([s, v]) => v.map((one) => [s, one]));
    const boxLucas = "closed form of the derivatives at the times 1.23 and 6.86 min (Box & Lucas 1959)";
    const bates = "Bates & Watts (1988)";
    return {
      text: [
        "## A → B → C",
        paragraph(
          "k₁ = 0.7 and k₂ = 0.2 1/min, the constants with which Box & Lucas (1959) introduced designs for nonlinear models;",
          "they state the model and two best times, not data.",
        ),
        figure("07-consecutive.svg", "A, B and C over time: the engine's lines pass through the closed form's markers"),
        paragraph(
          "Yields of B at their times, 1.23 and 6.86 min, each twice, 0.01 mol/L above and below the truth: estimates, standard",
          "errors and the correlation are then known in closed form.",
        ),
        "## α-Pinene",
        paragraph(
          "Thermal isomerisation at 189.5 °C, measured by Fuguitt & Hawkins (1947), as [the sample project](../../data/samples/consecutive.json);",
          "five rate constants from five columns of eight values. The published estimates are those of an optimiser that stopped a",
          "little above the smallest sum of squares; an independent fit of the closed form, beside the case [fit/alpha_pinene](../../cases/fit/alpha_pinene.json),",
          "has more digits and standard errors.",
        ),
        figure("07-pinene.svg", "Measured and fitted mass fractions of α-pinene and its products over time"),
        table(estimateHead, estimateRows(Object.entries(pinenePublished).map(([id, value]) => [id, "1/min", published(pinene, id, "1/min"), value]))),
        "## Puromycin",
        paragraph(
          "Initial velocities of an enzymatic reaction, Treloar (1974), in Bates & Watts (1988): one experiment a concentration,",
          "two velocities each, an observable `rate(r1)` at t = 0. A ppm stands as 1 mmol/L, a count/min² as 1 mmol/(L min).",
        ),
        figure("07-puromycin.svg", "Measured velocities and the fitted Michaelis–Menten curve over the substrate concentration"),
        table(estimateHead, estimateRows([["V_max", "counts/min²", vmax, 212.7, 6.95], ["K_m", "ppm", km, 0.06412, 0.00828]])),
        "## Biochemical oxygen demand",
        "Marske (1967), in Bates & Watts (1988), as [the sample project](../../data/samples/first-order.json): six values, two parameters, intervals that are wide and say so.",
        figure("07-oxygen.svg", "Measured and fitted oxygen demand over time"),
        table(estimateHead, estimateRows([["S₀", "mg/L", ultimate, 19.143, 2.496], ["k", "1/d", rate, 0.5311, 0.2031]])),
      ],
      checks: [
        atMost({ what: "A → B → C: largest deviation of A, B or C at 401 times", source: "closed form: [B] = k1/(k1 − k2) (exp(−k2 t) − exp(−k1 t))", value: steps.worst, bound: 1e-8, unit: "mol/L" }),
        near({ what: "A → B → C: largest [B] of outputs 0.05 min apart", source: "closed form at t = ln(k1/k2)/(k1 − k2)", value: Math.max(...steps.middle), expected: b(Math.log(k1 / k2) / (k1 - k2)), tolerance: 5e-5, unit: "mol/L" }),
        near({ what: "A → B → C: k1 estimated", source: "truth", value: design.k1.value, expected: k1, tolerance: 1e-6, relative: true, unit: "1/min" }),
        near({ what: "A → B → C: k2 estimated", source: "truth", value: design.k2.value, expected: k2, tolerance: 1e-6, relative: true, unit: "1/min" }),
        near({ what: "A → B → C: standard error of k1", source: boxLucas, value: design.k1.std_error, expected: design.exact.se1, tolerance: 1e-5, relative: true, unit: "1/min" }),
        near({ what: "A → B → C: standard error of k2", source: boxLucas, value: design.k2.std_error, expected: design.exact.se2, tolerance: 1e-5, relative: true, unit: "1/min" }),
        near({ what: "A → B → C: correlation of k1 and k2", source: boxLucas, value: design.correlation, expected: design.exact.correlation, tolerance: 1e-5 }),
        near({ what: "α-pinene: sum of squared residuals", source: "Dolan, Moré & Munson (2004) in Nikolić (2016)", value: pinene.statistics.ssr, expected: pineneSsr, tolerance: 5e-4, unit: "wt%²" }),
        ...Object.entries(pinenePublished).map(([id, value]) =>
          near({ what: `α-pinene: ${id}`, source: "Dolan, Moré & Munson (2004) in Nikolić (2016)", value: published(pinene, id, "1/min").value, expected: value, tolerance: 3e-3, relative: true, unit: "1/min" }),
        ),
        ...Object.entries(pineneIndependent()).flatMap(([id, exact]) => [
          near({ what: `α-pinene: ${id}, with more digits`, source: "independent fit of the closed form, case fit/alpha_pinene", value: parameter(pinene, id).value, expected: exact.value, tolerance: 1e-4, relative: true, unit: "1/min" }),
          near({ what: `α-pinene: standard error of ${id}`, source: "independent fit of the closed form, case fit/alpha_pinene", value: parameter(pinene, id).std_error, expected: exact.std_error, tolerance: 1e-3, relative: true, unit: "1/min" }),
        ]),
        near({ what: "Puromycin: V_max", source: bates, value: vmax.value, expected: 212.7, tolerance: 0.05, unit: "counts/min²" }),
        near({ what: "Puromycin: its standard error", source: bates, value: vmax.std_error, expected: 6.95, tolerance: 0.01, unit: "counts/min²" }),
        near({ what: "Puromycin: K_m", source: bates, value: km.value, expected: 0.06412, tolerance: 5e-6, unit: "ppm" }),
        near({ what: "Puromycin: its standard error", source: bates, value: km.std_error, expected: 0.00828, tolerance: 5e-6, unit: "ppm" }),
        near({ what: "BOD: S₀", source: bates, value: ultimate.value, expected: 19.143, tolerance: 5e-4, unit: "mg/L" }),
        near({ what: "BOD: its standard error", source: bates, value: ultimate.std_error, expected: 2.496, tolerance: 5e-4, unit: "mg/L" }),
        near({ what: "BOD: k", source: bates, value: rate.value, expected: 0.5311, tolerance: 5e-5, unit: "1/d" }),
        near({ what: "BOD: its standard error", source: bates, value: rate.std_error, expected: 0.2031, tolerance: 5e-5, unit: "1/d" }),
      ],
      figures: {
        "07-consecutive.svg": plot({
          title: "Consecutive reactions",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "concentration", unit: "(mol/L)" },
          series: [
            ...[["A", steps.a], ["B", steps.middle], ["C", steps.c]].map(([label, y], i) => ({ kind: "line", x: steps.t, y, label, colour: i })),
            { kind: "markers", x: steps.some.map((i) => steps.t[i]), y: steps.some.map((i) => b(steps.t[i])), label: "B, closed form", colour: 1 },
          ],
        }),
        "07-pinene.svg": plot({
          title: "Thermal isomerisation of α-pinene",
          x: { quantity: "time", unit: "(1000 min)" },
          y: { quantity: "mass fraction", unit: "wt%" },
          series: pineneData.flatMap((r, i) => [
            { kind: "line", x: column(curve, "time").map((t) => t / 1000), y: inWeightPercent(curve, r), label: r.observable, colour: i },
            { kind: "markers", x: r.time.map((t) => t / 1000), y: r.measured, colour: i },
          ]),
        }),
        "07-puromycin.svg": plot({
          title: "Puromycin",
          x: { quantity: "substrate concentration", unit: "ppm" },
          y: { quantity: "velocity", unit: "(counts/min²)" },
          series: [
            { kind: "line", x: substrate, y: substrate.map((s) => (vmax.value * s) / (km.value + s)), label: "fit", colour: 0 },
            { kind: "markers", x: byData.map(([s]) => s), y: byData.map(([, v]) => v), label: "measured", colour: 1 },
          ],
        }),
        "07-oxygen.svg": plot({
          title: "Biochemical oxygen demand",
          x: { quantity: "time", unit: "d" },
          y: { quantity: "oxygen demand", unit: "(mg/L)" },
          series: [
            { kind: "line", x: oxygenFine, y: oxygenFine.map((t) => ultimate.value * (1 - Math.exp(-rate.value * t))), label: "fit", colour: 0 },
            { kind: "markers", x: oxygenData.time, y: oxygenData.measured, label: "measured", colour: 1 },
          ],
        }),
      },
    };
  },
};

/** The rate constant and the ultimate demand of the sample, in the units of the publication. */
function oxygenParameters(result) {
  const of = (unit) => result.parameters.find((p) => p.unit === unit);
  const found = [of("1/d"), of("mg/L")];
  if (found.includes(undefined)) throw new RangeError(`the sample's parameters came as ${result.parameters.map((p) => `${p.id} [${p.unit}]`)}`);
  return found;
}

/** Concentrations as mass fractions: the medium's density is constant, so the factor is that of any measured time. */
function inWeightPercent(series, residuals) {
  const times = column(series, "time"), concentrations = column(series, residuals.observable);
  const at = residuals.time.length - 1;
  const factor = residuals.predicted[at] / concentrations[times.findIndex((t) => Math.abs(t - residuals.time[at]) <= 1e-9 * t)];
  return concentrations.map((c) => factor * c);
}
