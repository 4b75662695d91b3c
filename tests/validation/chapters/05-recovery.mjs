// A thousand noisy data sets with a known rate constant: is the truth found, and inside the intervals as often as they say?
import { atMost, near } from "../checks.mjs";
import { batch, grid, power } from "../documents.mjs";
import { parameter } from "../engine.mjs";
import { figure, paragraph, rough, table, toTolerance } from "../markdown.mjs";
import { normal } from "../noise.mjs";
import { plot } from "../plot.mjs";

const truth = 0.15, sigma = 0.01, seeds = 1000; // 1/min, mol/L
const times = grid(0, 30, 20);

function project(seed) {
  const noise = normal(seed, times.length);
  const values = times.map((t, i) => Number((Math.exp(-truth * t) + sigma * noise[i]).toFixed(6)));
  return {
    format: "pharmaflow/1",
    title: `Recovery of k, seed ${seed}`,
    species: [{ id: "A" }, { id: "B" }],
    parameters: [{ id: "k", value: "0.2 1/min" }],
    reactions: [power("r1", "A -> B", "k")],
    experiments: [
      {
        id: "run1",
        recipe: batch({ A: "1 mol/L" }, "30 min"),
        measurements: [{ observable: "A", time: { unit: "min", values: times }, value: { unit: "mol/L", values }, sigma: `${sigma} mol/L` }],
      },
    ],
    studies: [{ id: "fit", kind: "fit", units: { time: "min" } }],
  };
}

const mean = (v) => v.reduce((a, b) => a + b, 0) / v.length;
const deviation = (v) => Math.sqrt(v.reduce((a, b) => a + (b - mean(v)) ** 2, 0) / (v.length - 1));

/** Density of Student's t with 19 degrees of freedom: Gamma(10)/(sqrt(19 pi) Gamma(19/2)) (1 + z^2/19)^-10. */
function student19(z) {
  let gammaHalf = Math.sqrt(Math.PI); // Gamma(1/2), then Gamma(x + 1) = x Gamma(x) up to 19/2
  for (let x = 0.5; x < 9; ++x) gammaHalf *= x;
  return (362880 / (Math.sqrt(19 * Math.PI) * gammaHalf)) * (1 + (z * z) / 19) ** -10;
}

function histogram(values, low, high, bins) {
  const width = (high - low) / bins, counts = new Array(bins).fill(0);
  for (const v of values) if (v >= low && v < high) ++counts[Math.floor((v - low) / width)];
  return { x: counts.map((_, i) => low + (i + 0.5) * width), y: counts, width };
}

function bars(name, axis, h, density) {
  const fine = grid(h.x[0] - h.width / 2, h.x[h.x.length - 1] + h.width / 2, 121);
  return plot({
    title: name,
    x: axis,
    y: { quantity: "fits per bin", unit: "1", range: [0, 1.2 * Math.max(...h.y)] },
    series: [
      { kind: "bars", x: h.x, y: h.y, label: `${seeds} fits`, colour: 0 },
      { kind: "line", x: fine, y: fine.map((v) => seeds * h.width * density(v)), label: "expected", colour: 1 },
    ],
  });
}

export const chapter = {
  number: 5,
  file: "05-recovery",
  title: "Recovery of a rate constant from noisy data",
  run(engine) {
    const fits = Array.from({ length: seeds }, (_, i) => {
      const result = engine.run(project(i + 1));
      return { ...parameter(result, "k"), iterations: result.convergence.iterations, converged: result.convergence.converged };
    });
    const estimates = fits.map((f) => f.value);
    const z = fits.map((f) => (f.value - truth) / f.std_error);
    const covered = fits.filter((f) => f.ci95[0] <= truth && truth <= f.ci95[1]).length;
    // The standard error that the design of the experiment implies: sigma/|dy/dk|, dy/dk = -t exp(-k t).
    const implied = sigma / Math.sqrt(times.reduce((s, t) => s + (t * Math.exp(-truth * t)) ** 2, 0));
    const most = Math.max(...fits.map((f) => f.iterations));
    const counts = [...new Set(fits.map((f) => f.iterations))].sort((a, b) => a - b);
    const cost = counts.map((n) => [n, fits.filter((f) => f.iterations === n).length]);
    const spread = 5 * implied;
    return {
      text: [
        paragraph(
          "[A] = exp(−0.15 t) at 20 times from 0 to 30 min, with Gaussian errors of 0.01 mol/L, fitted from k = 0.2 1/min; seeds 1",
          "to 1000. The errors come from splitmix64 and the Box–Muller transform ([source](../../tests/validation/noise.mjs)), the",
          "intervals are the engine's: Student's t with 19 degrees of freedom.",
        ),
        figure("05-recovery-estimates.svg", "Histogram of the estimates with the normal density that the design implies"),
        figure("05-recovery-z.svg", "Histogram of (estimate − truth)/standard error with the density of Student's t"),
        table(
          ["", "mean", "standard deviation"],
          [
            ["estimate of k / (1/min)", toTolerance(mean(estimates), 1e-5), toTolerance(deviation(estimates), 1e-5)],
            ["its standard error / (1/min)", toTolerance(mean(fits.map((f) => f.std_error)), 1e-5), toTolerance(deviation(fits.map((f) => f.std_error)), 1e-5)],
            ["(estimate − truth)/standard error", rough(mean(z)), rough(deviation(z))],
          ],
        ),
        "Iterations to convergence:",
        table(["iterations", "fits"], cost),
      ],
      checks: [
        near({ what: "share of 95 % intervals that cover the truth", source: "definition of the interval; 1000 trials have a standard deviation of 0.7 %", value: (100 * covered) / seeds, expected: 95, tolerance: 2, unit: "%" }),
        near({ what: "fits that converged", source: "all", value: fits.filter((f) => f.converged).length, expected: seeds, tolerance: 0 }),
        atMost({ what: "most iterations of any fit", source: "design", value: most, bound: 10 }),
        // Four standard deviations of a mean of 1000; the bias of second order is far below that.
        near({ what: "mean of the estimates", source: "truth", value: mean(estimates), expected: truth, tolerance: (4 * implied) / Math.sqrt(seeds), unit: "1/min" }),
        near({ what: "mean standard error", source: "closed form: σ/√Σ (t exp(−k t))²", value: mean(fits.map((f) => f.std_error)), expected: implied, tolerance: 0.03, relative: true, unit: "1/min" }),
        near({ what: "standard deviation of the estimates", source: "closed form: σ/√Σ (t exp(−k t))²", value: deviation(estimates), expected: implied, tolerance: 0.1, relative: true, unit: "1/min" }),
        near({ what: "standard deviation of (estimate − truth)/standard error", source: "Student's t with 19 degrees of freedom: √(19/17)", value: deviation(z), expected: Math.sqrt(19 / 17), tolerance: 0.1 }),
      ],
      figures: {
        "05-recovery-estimates.svg": bars("Estimates of k", { quantity: "estimate of k", unit: "(1/min)" }, histogram(estimates, truth - spread, truth + spread, 40), (v) => Math.exp(-(((v - truth) / implied) ** 2) / 2) / (implied * Math.sqrt(2 * Math.PI))),
        "05-recovery-z.svg": bars("Deviations in standard errors", { quantity: "(estimate − truth)/standard error", unit: "1" }, histogram(z, -5, 5, 40), student19),
      },
    };
  },
};
