// A + B -> C with B dosed: end values, the volume, and a claim that cannot be.
import { atMost, largestDifference, near } from "../checks.mjs";
import { batch, power, simulation } from "../documents.mjs";
import { column, last } from "../engine.mjs";
import { figure, paragraph, toTolerance } from "../markdown.mjs";
import { plot } from "../plot.mjs";

const project = simulation({
  title: "Semi-batch, A + B -> C",
  species: ["A", "B", "C"],
  reactions: [power("r1", "A + B -> C", "1 L/(mol min)")],
  study: {
    recipe: batch({ A: "1 mol/L" }, "10 min", {
      feeds: [{ id: "dose", start: "0 min", end: "10 min", rate: "0.1 L/min", concentrations: { B: "2 mol/L" } }],
    }),
    output: { points: 201 },
    tolerances: { relative: 1e-9, absolute: "1e-12 mol/L" },
  },
});

/** Extent x [mol] at the output times by the classical Runge-Kutta method: dx/dt = k (1 - x)(0.2 t - x)/(1 + 0.1 t). */
function extents(times, stepsBetween = 100) {
  const rate = (t, x) => ((1 - x) * (0.2 * t - x)) / (1 + 0.1 * t);
  const found = [0];
  let x = 0;
  for (let i = 1; i < times.length; ++i) {
    const h = (times[i] - times[i - 1]) / stepsBetween;
    for (let j = 0; j < stepsBetween; ++j) {
      const t = times[i - 1] + j * h;
      const a = rate(t, x), b = rate(t + h / 2, x + (h / 2) * a), c = rate(t + h / 2, x + (h / 2) * b), d = rate(t + h, x + h * c);
      x += (h / 6) * (a + 2 * b + 2 * c + d);
    }
    found.push(x);
  }
  return found;
}

export const chapter = {
  number: 4,
  file: "04-semi-batch",
  title: "Semi-batch, A + B → C",
  run(engine) {
    const { series, balances } = engine.run(project);
    const t = column(series, "time"), volume = column(series, "V");
    const [a, b, c] = ["A", "B", "C"].map((id) => column(series, id));
    const x = extents(t);
    const reference = t.map((s, i) => x[i] / (1 + 0.1 * s));
    const some = t.map((_, i) => i).filter((i) => i % 10 === 0);
    const bound = 1 / last(volume); // all of the one mole of A turned into C
    const source = "Runge–Kutta of the extent at fixed steps of 0.0005 min, computed here";
    const design = "design value, integrated at 1e-12";
    return {
      text: [
        "One litre with 1 mol of A; 0.1 L/min of 2 mol/L B for 10 min; k = 1 L/(mol min).",
        figure("04-semi-batch.svg", "Concentrations of A, B and C and the volume over time"),
        paragraph(
          "An earlier plan of this product expected 0.6 to 0.7 mol/L of C at the end. That is impossible: the charge holds 1 mol",
          `of A, each mole of C takes one, and the feed brings the volume to ${toTolerance(last(volume), 1e-6)} L, so that [C] cannot`,
          `exceed ${toTolerance(bound, 1e-6)} mol/L; what is reached is ${toTolerance(last(c), 1e-6)} mol/L.`,
        ),
      ],
      checks: [
        near({ what: "[A] at 10 min", source: design, value: last(a), expected: 0.028853, tolerance: 5e-7, unit: "mol/L" }),
        near({ what: "[B] at 10 min", source: design, value: last(b), expected: 0.528853, tolerance: 5e-7, unit: "mol/L" }),
        near({ what: "[C] at 10 min", source: design, value: last(c), expected: 0.471147, tolerance: 5e-7, unit: "mol/L" }),
        near({ what: "volume at 10 min", source: "1 L + 0.1 L/min · 10 min, exactly", value: last(volume), expected: 2, tolerance: 0, unit: "L" }),
        atMost({ what: "largest deviation of [C] at 201 times", source, value: largestDifference(c, reference), bound: 1e-8, unit: "mol/L" }),
        atMost({ what: "[C] at 10 min", source: "stoichiometry: 1 mol of A in 2 L", value: last(c), bound: 0.5, unit: "mol/L" }),
        atMost({ what: "closure of the moles", source: "N(t) − N(0) − fed = ν ξ", value: balances.mole_closure, bound: 1e-10 }),
      ],
      figures: {
        "04-semi-batch.svg": plot({
          title: "Semi-batch reaction",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "concentration", unit: "(mol/L)" },
          right: { quantity: "volume", unit: "L", range: [0, 2.5] },
          series: [
            { kind: "line", x: t, y: a, label: "A", colour: 0 },
            { kind: "line", x: t, y: b, label: "B", colour: 1 },
            { kind: "line", x: t, y: c, label: "C", colour: 2 },
            { kind: "line", x: t, y: volume, label: "V (right)", colour: 3, axis: "right", dashed: true },
            { kind: "markers", x: some.map((i) => t[i]), y: some.map((i) => reference[i]), label: "C, Runge–Kutta", colour: 2 },
          ],
        }),
      },
    };
  },
};
