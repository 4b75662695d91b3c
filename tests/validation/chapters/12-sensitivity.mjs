// Sensitivity: Sobol indices of two functions with exact ones, Morris, local derivatives in closed form.
import { atMost, largestDifference, near } from "../checks.mjs";
import { inUnits } from "../documents.mjs";
import { figure, paragraph, table } from "../markdown.mjs";
import { plot } from "../plot.mjs";

/** A document whose only outcome is a formula of its parameters. @param ranges [[id, low, high]] */
const ofFormula = (title, expression, ranges, study) => ({
  format: "pharmaflow/1",
  title,
  species: [],
  parameters: ranges.map(([id, low, high]) => ({ id, value: low + 0.3 * (high - low) })),
  observables: [{ id: "y", expression }],
  studies: [
    {
      id: "run",
      kind: "sensitivity",
      recipe: { charge: { volume: "1 L" }, duration: "1 s" },
      parameters: ranges.map(([id, low, high]) => ({ id, low, high })),
      outputs: [{ id: "y", observable: "y" }],
      seed: 1,
      ...study,
    },
  ],
});

const a = 7, b = 0.1;
const ishigami = (study) =>
  ofFormula("Ishigami's function", `sin(x1) + ${a} * sin(x2)^2 + ${b} * x3^4 * sin(x1)`, ["x1", "x2", "x3"].map((id) => [id, -Math.PI, Math.PI]), study);
/** Ishigami & Homma 1990; the integrals of sin², sin⁴, x⁴ and x⁸ over −π … π. */
function ishigamiExact() {
  const p4 = Math.PI ** 4, v1 = (1 + (b * p4) / 5) ** 2 / 2, v2 = a ** 2 / 8, v13 = b ** 2 * p4 ** 2 * (1 / 18 - 1 / 50), v = v1 + v2 + v13;
  return { variance: v, first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v], pair: v13 / v };
}

const weights = [0, 1, 4.5, 9, 99, 99];
const gFunction = (study) =>
  ofFormula("Sobol's g-function", weights.map((w, i) => `(abs(4*x${i + 1} - 2) + ${w})/${1 + w}`).join(" * "), weights.map((_, i) => [`x${i + 1}`, 0, 1]), study);
/** Saltelli & Sobol 1995: V_i = 1/(3 (1 + a_i)²). */
function gExact() {
  const parts = weights.map((w) => 1 / (3 * (1 + w) ** 2)), product = parts.reduce((all, v) => all * (1 + v), 1), v = product - 1;
  return { variance: v, first: parts.map((vi) => vi / v), total: parts.map((vi) => (vi * product) / (1 + vi) / v) };
}

function against(engine, project, exact) {
  const result = engine.run(project);
  const found = result.sobol.map((e) => ({ id: e.parameter, first: e.first, total: e.total, ci: e.first_ci }));
  return { found, exact, evaluations: result.evaluations, pairs: result.second_order };
}

const worst = ({ found, exact }) => Math.max(largestDifference(found.map((e) => e.first), exact.first), largestDifference(found.map((e) => e.total), exact.total));
const rows = ({ found, exact }) => found.map((e, i) => [e.id, ...[e.first, exact.first[i], e.total, exact.total[i]].map((v) => (Math.abs(v) < 5e-6 ? "0.00000" : v.toFixed(5)))]);
const head = ["input", "first order", "exact", "total", "exact"];

/** The worst error of an index against the number of samples; the same function, seed and method. */
function convergence(engine, project, exact) {
  const samples = Array.from({ length: 7 }, (_, i) => 2 ** (6 + i));
  return { x: samples, y: samples.map((n) => worst(against(engine, project({ method: "sobol", samples: n, resamples: 0 }), exact))) };
}

/** y = 2 x1 + x2² + 3 x3: effects of a linear input are the same everywhere. */
function morris(engine) {
  const project = ofFormula("A sum", "2*x1 + x2^2 + 3*x3", [["x1", 0, 1], ["x2", 0, 1], ["x3", -2, 2]], { method: "morris", samples: 40 });
  return engine.run(project).morris;
}

const k1 = 0.3, k2 = 0.1;
const consecutive = {
  format: "pharmaflow/1",
  title: "A -> B -> C",
  species: [{ id: "A" }, { id: "B" }, { id: "C" }],
  parameters: [{ id: "k1", value: `${k1} 1/min` }, { id: "k2", value: `${k2} 1/min` }],
  reactions: [
    { id: "r1", equation: "A -> B", rate: { law: "power", k: "k1" } },
    { id: "r2", equation: "B -> C", rate: { law: "power", k: "k2" } },
  ],
  studies: [
    {
      id: "run",
      kind: "sensitivity",
      method: "local",
      units: inUnits,
      recipe: { charge: { volume: "1 L", concentrations: { A: "1 mol/L" } }, duration: "20 min" },
      parameters: ["k1", "k2"],
      outputs: [{ id: "B_end", observable: "B", at: "end" }, { id: "A_end", observable: "A", at: "end" }],
      points: 81,
      tolerances: { relative: 1e-9, absolute: "1e-12 mol/L" },
    },
  ],
};

/** d[B]/dk1 and d[B]/dk2 of [B] = k1/(k1 − k2) (exp(−k2 t) − exp(−k1 t)). */
function derivatives(t) {
  const d = k1 - k2, e1 = Math.exp(-k1 * t), e2 = Math.exp(-k2 * t);
  return { k1: (-k2 / d ** 2) * (e2 - e1) + (k1 / d) * t * e1, k2: (k1 / d ** 2) * (e2 - e1) - (k1 / d) * t * e2 };
}

function local(engine) {
  const { local: found } = engine.run(consecutive);
  const t = found.time.values;
  const entry = (parameter) => found.entries.find((e) => e.output === "B_end" && e.parameter === parameter).absolute;
  const summary = (output, parameter) => found.summary.find((e) => e.output === output && e.parameter === parameter);
  return { t, found: { k1: entry("k1"), k2: entry("k2") }, exact: { k1: t.map((v) => derivatives(v).k1), k2: t.map((v) => derivatives(v).k2) }, summary };
}

export const chapter = {
  number: 12,
  file: "12-sensitivity",
  title: "Sensitivity: indices and derivatives with exact values",
  run(engine) {
    const first = against(engine, ishigami({ method: "sobol", samples: 2 ** 14, second_order: false }), ishigamiExact());
    const pairs = against(engine, ishigami({ method: "sobol", samples: 2 ** 13, second_order: true, resamples: 0 }), ishigamiExact());
    const g = against(engine, gFunction({ method: "sobol", samples: 2 ** 13 }), gExact());
    const curves = { ishigami: convergence(engine, ishigami, ishigamiExact()), g: convergence(engine, gFunction, gExact()) };
    const effects = morris(engine), derived = local(engine);
    const pair = (i, j) => pairs.pairs.find((e) => [e.parameters ?? [e.parameter, e.other]].flat().sort().join() === [i, j].join());
    const effect = (id) => effects.find((e) => e.parameter === id);
    const inside = first.found.filter((e, i) => e.ci[0] <= first.exact.first[i] && first.exact.first[i] <= e.ci[1]).length;
    const some = derived.t.map((_, i) => i).filter((i) => i % 5 === 0);
    const exact = "closed form: Ishigami & Homma (1990)", exactG = "closed form: Saltelli & Sobol (1995)", closed = "closed form: the derivative of [B] = k1/(k1 − k2) (e^(−k2 t) − e^(−k1 t))";
    const steepEnd = derivatives(20);
    return {
      text: [
        paragraph(
          "Functions of parameters stand in a document as an observable, so that the whole way from the document to the index is checked. Ishigami's function",
          `sin x₁ + ${a} sin² x₂ + ${b} x₃⁴ sin x₁ over −π … π has x₃ only in an interaction; ${first.evaluations} evaluations in all:`,
        ),
        table(head, rows(first)),
        `Sobol's g-function, the product of (|4 xᵢ − 2| + aᵢ)/(1 + aᵢ) with a = ${weights.join(", ")}, ${g.evaluations} evaluations:`,
        table(head, rows(g)),
        figure("12-sensitivity-convergence.svg", "Largest error of an index against the number of samples"),
        paragraph(
          "The dashed line falls as 1/N, the best a quasi-random sequence can do; random draws would fall as 1/√N.",
          `Exact first-order indices inside their 95 % intervals: ${inside} of ${first.found.length}. The intervals are those of random draws, hence rather too wide.`,
        ),
        "Local sensitivities, by the sensitivity equations, of A → B → C:",
        figure("12-sensitivity-local.svg", "Derivatives of B by both rate constants over time"),
      ],
      checks: [
        atMost({ what: `Ishigami, ${first.evaluations} evaluations: largest error of the first-order and total indices`, source: exact, value: worst(first), bound: 0.01 }),
        ...first.found.map((e, i) => near({ what: `Ishigami: first-order index of ${e.id}`, source: exact, value: e.first, expected: first.exact.first[i], tolerance: 0.01 })),
        ...first.found.map((e, i) => near({ what: `Ishigami: total index of ${e.id}`, source: exact, value: e.total, expected: first.exact.total[i], tolerance: 0.01 })),
        near({ what: "Ishigami: second-order index of x1 and x3", source: exact, value: pair("x1", "x3").value, expected: pairs.exact.pair, tolerance: 0.01 }),
        near({ what: "Ishigami: second-order index of x1 and x2", source: "none: they do not interact", value: pair("x1", "x2").value, expected: 0, tolerance: 0.01 }),
        atMost({ what: `g-function, ${g.evaluations} evaluations: largest error of the first-order and total indices`, source: exactG, value: worst(g), bound: 0.01 }),
        ...[0, 1, 2].map((i) => near({ what: `g-function: total index of x${i + 1}`, source: exactG, value: g.found[i].total, expected: g.exact.total[i], tolerance: 0.01 })),
        near({ what: "Morris, 2 x1 + x2² + 3 x3: μ* of x1 over 0 … 1", source: "closed form: slope times range", value: effect("x1").mu_star, expected: 2, tolerance: 1e-9 }),
        near({ what: "Morris: σ of x1", source: "closed form: the effect of a linear input is the same everywhere", value: effect("x1").sigma, expected: 0, tolerance: 1e-9 }),
        near({ what: "Morris: μ* of x3 over −2 … 2", source: "closed form: slope times range", value: effect("x3").mu_star, expected: 12, tolerance: 1e-9 }),
        near({ what: "Morris: μ of x2, whose effects are 2/3 and 4/3 on four levels", source: "their mean, 1; 40 trajectories have a standard deviation of 0.053", value: effect("x2").mu, expected: 1, tolerance: 0.21 }),
        atMost({ what: `largest error of d[B]/dk1 at ${derived.t.length} times`, source: closed, value: largestDifference(derived.found.k1, derived.exact.k1), bound: 1e-6, unit: "(mol/L) min" }),
        atMost({ what: `largest error of d[B]/dk2 at ${derived.t.length} times`, source: closed, value: largestDifference(derived.found.k2, derived.exact.k2), bound: 1e-6, unit: "(mol/L) min" }),
        near({ what: "d[B]/dk1 at 20 min", source: closed, value: derived.summary("B_end", "k1").absolute, expected: steepEnd.k1, tolerance: 1e-6, unit: "(mol/L) min" }),
        near({ what: "d ln[A]/d ln k1 at 20 min", source: "closed form: −k1 t", value: derived.summary("A_end", "k1").normalized, expected: -k1 * 20, tolerance: 1e-5 }),
      ],
      figures: {
        "12-sensitivity-convergence.svg": plot({
          title: "Convergence of Sobol indices",
          x: { quantity: "samples N", log: true },
          y: { quantity: "largest error of an index", log: true },
          series: [
            { kind: "markers", ...curves.ishigami, label: "Ishigami", colour: 0 },
            { kind: "markers", ...curves.g, label: "g-function", colour: 1 },
            { kind: "line", x: [64, 2 ** 12], y: [64, 2 ** 12].map((n) => 6 / n), label: "1/N", colour: 2, dashed: true },
          ],
        }),
        "12-sensitivity-local.svg": plot({
          title: "Derivatives of B by both rate constants",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "d[B]/dk", unit: "((mol/L) min)" },
          series: [
            { kind: "line", x: derived.t, y: derived.found.k1, label: "k1", colour: 0 },
            { kind: "line", x: derived.t, y: derived.found.k2, label: "k2", colour: 1 },
            { kind: "markers", x: some.map((i) => derived.t[i]), y: some.map((i) => derived.exact.k1[i]), label: "closed form", colour: 0 },
            { kind: "markers", x: some.map((i) => derived.t[i]), y: some.map((i) => derived.exact.k2[i]), colour: 1 },
          ],
        }),
      },
    };
  },
};
