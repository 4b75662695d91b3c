// A -> B against its exponential, at 1000 output points.
import { atMost, largestDifference, near } from "../checks.mjs";
import { batch, power, simulation } from "../documents.mjs";
import { column, last } from "../engine.mjs";
import { figure, rough, table } from "../markdown.mjs";
import { plot } from "../plot.mjs";

const k = 0.1; // 1/min
const exact = (t) => Math.exp(-k * t);
const methods = ["auto", "tsit5", "rodas5p", "lsoda", "bdf", "adams"];

const project = (relative, method) =>
  simulation({
    title: "First-order decay, A -> B",
    species: ["A", "B"],
    reactions: [power("r1", "A -> B", `${k} 1/min`)],
    study: {
      recipe: batch({ A: "1 mol/L" }, "10 min"),
      output: { points: 1000 },
      tolerances: { relative, absolute: `${relative / 1000} mol/L` },
      method,
    },
  });

function measure(engine, relative, method = "auto") {
  const { series, solver } = engine.run(project(relative, method));
  const t = column(series, "time"), a = column(series, "A"), b = column(series, "B");
  const error = { A: a.map((v, i) => Math.abs(v - exact(t[i]))), B: b.map((v, i) => Math.abs(v - (1 - exact(t[i])))) };
  const worst = Math.max(largestDifference(a, t.map(exact)), largestDifference(b, t.map((s) => 1 - exact(s))));
  return { t, a, b, error, worst, solver };
}

const source = "closed form: [A] = [A]0 exp(-k t), [B] = [A]0 - [A]";

export const chapter = {
  number: 1,
  file: "01-first-order",
  title: "First order, A → B",
  run(engine) {
    const loose = measure(engine, 1e-6), tight = measure(engine, 1e-10);
    const each = methods.map((method) => ({ method, ...measure(engine, 1e-6, method) }));
    const some = loose.t.map((_, i) => i).filter((i) => i % 48 === 0);
    return {
      text: [
        "One mole per litre of A turns into B with k = 0.1 1/min. The command is asked for 1000 times between 0 and 10 min.",
        figure("01-first-order.svg", "Concentrations of A and B over time: the engine's lines pass through the closed form's markers"),
        "At each of them the deviation from the closed form is taken, at two tolerances:",
        figure("01-first-order-deviation.svg", "Deviation of A over time at relative tolerances of 1e-6 and 1e-10"),
        "The largest deviation of A or B over all points and what it cost, at a relative tolerance of 1e-6:",
        table(
          ["method asked", "method that ended the run", "largest deviation / (mol/L)", "steps", "rejected", "rates evaluated"],
          each.map((m) => [m.method, m.solver.method, rough(m.worst), m.solver.steps, m.solver.rejected_steps, m.solver.rhs_evaluations]),
        ),
      ],
      checks: [
        near({ what: "output points", source: "asked for", value: loose.t.length, expected: 1000, tolerance: 0 }),
        atMost({ what: "largest deviation at 1000 points, tolerance 1e-6", source, value: loose.worst, bound: 1e-5, unit: "mol/L" }),
        atMost({ what: "largest deviation at 1000 points, tolerance 1e-10", source, value: tight.worst, bound: 1e-9, unit: "mol/L" }),
        near({ what: "[A] at 10 min, tolerance 1e-10", source: "closed form: 1/e", value: last(tight.a), expected: Math.exp(-1), tolerance: 1e-9, unit: "mol/L" }),
        near({ what: "[B] at 10 min, tolerance 1e-10", source: "closed form: 1 - 1/e", value: last(tight.b), expected: 1 - Math.exp(-1), tolerance: 1e-9, unit: "mol/L" }),
        // A multistep method controls each step; what the steps add up to may be a digit more.
        ...each.slice(1).map((m) =>
          atMost({ what: `largest deviation at 1000 points, tolerance 1e-6, method ${m.method}`, source, value: m.worst, bound: ["lsoda", "bdf", "adams"].includes(m.method) ? 1e-4 : 1e-5, unit: "mol/L" }),
        ),
      ],
      figures: {
        "01-first-order.svg": plot({
          title: "First order: concentrations",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "concentration", unit: "(mol/L)" },
          series: [
            { kind: "line", x: loose.t, y: loose.a, label: "A, engine", colour: 0 },
            { kind: "line", x: loose.t, y: loose.b, label: "B, engine", colour: 1 },
            { kind: "markers", x: some.map((i) => loose.t[i]), y: some.map((i) => exact(loose.t[i])), label: "closed form", colour: 0 },
            { kind: "markers", x: some.map((i) => loose.t[i]), y: some.map((i) => 1 - exact(loose.t[i])), colour: 1 },
          ],
        }),
        "01-first-order-deviation.svg": plot({
          title: "First order: deviation of A from the closed form",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "|deviation of A|", unit: "(mol/L)", log: true, range: [1e-16, 1e-4] },
          series: [
            { kind: "line", x: loose.t, y: loose.error.A.map((e) => Math.max(e, 1e-16)), label: "tolerance 1e-6", colour: 0, width: 1.2 },
            { kind: "line", x: tight.t, y: tight.error.A.map((e) => Math.max(e, 1e-16)), label: "tolerance 1e-10", colour: 1, width: 1.2 },
          ],
        }),
      },
    };
  },
};
