// A <-> B from both sides to the same equilibrium.
import { atMost, largestDifference, near } from "../checks.mjs";
import { batch, power, simulation } from "../documents.mjs";
import { column, last } from "../engine.mjs";
import { figure, paragraph } from "../markdown.mjs";
import { plot } from "../plot.mjs";

const k = 0.2, reverse = 0.05; // 1/min
const source = "closed form: [A] = [A]eq + ([A]0 - [A]eq) exp(-(k + k-) t)";

const project = (charge) =>
  simulation({
    title: "Reversible first order, A <-> B",
    species: ["A", "B"],
    reactions: [power("r1", "A <-> B", `${k} 1/min`, { K_eq: k / reverse })],
    study: { recipe: batch(charge, "100 min"), output: { points: 401 }, tolerances: { relative: 1e-8, absolute: "1e-11 mol/L" } },
  });

function measure(engine, a0) {
  const { series, balances } = engine.run(project({ A: `${a0} mol/L`, B: `${1 - a0} mol/L` }));
  const t = column(series, "time"), a = column(series, "A"), b = column(series, "B");
  const exact = t.map((s) => 0.2 + (a0 - 0.2) * Math.exp(-(k + reverse) * s));
  return { t, a, b, exact, sum: a.map((v, i) => v + b[i]), balances };
}

export const chapter = {
  number: 2,
  file: "02-reversible",
  title: "Equilibrium, A ⇌ B",
  run(engine) {
    const fromA = measure(engine, 1), fromB = measure(engine, 0);
    const some = fromA.t.map((_, i) => i).filter((i) => i <= 120 && i % 6 === 0);
    const shown = fromA.t.filter((t) => t <= 30).length;
    const cut = (values) => values.slice(0, shown);
    const ones = fromA.sum.map(() => 1);
    return {
      text: [
        paragraph(
          "k = 0.2 1/min forward, K = 4, hence 0.05 1/min backward: from either side the mixture ends at 0.2 mol/L of A and",
          "0.8 mol/L of B, and the sum of both stays what was charged at every one of the 401 output times.",
        ),
        figure("02-reversible.svg", "A from pure A and from pure B, meeting at 0.2 mol/L"),
      ],
      checks: [
        near({ what: "[A] at equilibrium, from A", source: "1/(1 + K), K = 4", value: last(fromA.a), expected: 0.2, tolerance: 1e-7, unit: "mol/L" }),
        near({ what: "[B] at equilibrium, from A", source: "K/(1 + K), K = 4", value: last(fromA.b), expected: 0.8, tolerance: 1e-7, unit: "mol/L" }),
        near({ what: "[A] at equilibrium, from B", source: "1/(1 + K), K = 4", value: last(fromB.a), expected: 0.2, tolerance: 1e-7, unit: "mol/L" }),
        atMost({ what: "largest deviation of [A] on the way, from A", source, value: largestDifference(fromA.a, fromA.exact), bound: 1e-7, unit: "mol/L" }),
        atMost({ what: "largest deviation of [A] on the way, from B", source, value: largestDifference(fromB.a, fromB.exact), bound: 1e-7, unit: "mol/L" }),
        atMost({ what: "largest deviation of [A] + [B] from 1 mol/L at any time, from A", source: "stoichiometry", value: largestDifference(fromA.sum, ones), bound: 1e-12, unit: "mol/L" }),
        atMost({ what: "largest deviation of [A] + [B] from 1 mol/L at any time, from B", source: "stoichiometry", value: largestDifference(fromB.sum, ones), bound: 1e-12, unit: "mol/L" }),
      ],
      figures: {
        "02-reversible.svg": plot({
          title: "Reversible reaction from both sides",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "concentration", unit: "(mol/L)" },
          series: [
            { kind: "line", x: cut(fromA.t), y: cut(fromA.a), label: "A, from A", colour: 0 },
            { kind: "line", x: cut(fromA.t), y: cut(fromA.b), label: "B, from A", colour: 1 },
            { kind: "line", x: cut(fromB.t), y: cut(fromB.a), label: "A, from B", colour: 2 },
            { kind: "markers", x: some.map((i) => fromA.t[i]), y: some.map((i) => fromA.exact[i]), label: "closed form", colour: 0 },
            { kind: "markers", x: some.map((i) => fromB.t[i]), y: some.map((i) => fromB.exact[i]), colour: 2 },
          ],
        }),
      },
    };
  },
};
