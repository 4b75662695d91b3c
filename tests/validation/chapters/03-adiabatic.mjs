// Adiabatic A -> B: end temperature, the time of a crossing, the books of heat, one reaction written in two ways.
import { atMost, largestDifference, near } from "../checks.mjs";
import { batch, simulation } from "../documents.mjs";
import { EngineError, column, last } from "../engine.mjs";
import { figure, paragraph } from "../markdown.mjs";
import { plot } from "../plot.mjs";

const gasConstant = 8.31446261815324; // J/(mol K), CODATA 2018
const start = 300, charged = 2, heat = -50, capacity = 4.18; // K, mol/L, kJ/mol, kJ/(kg K) at 1 kg/L
const rise = (-heat * charged) / capacity; // K
const rateConstant = (temperature) => 1e10 * Math.exp(-8000 / temperature); // 1/min

const project = (reaction) =>
  simulation({
    title: "Adiabatic A -> B",
    species: ["A", "B"],
    medium: { density: "1 kg/L", heat_capacity: `${capacity} kJ/(kg K)` },
    reactions: [reaction],
    study: {
      recipe: batch({ A: `${charged} mol/L` }, "200 min", {
        charge: { volume: "1 L", temperature: `${start} K`, concentrations: { A: `${charged} mol/L` } },
        temperature: { control: "adiabatic" },
        events: [{ id: "spent", when: "[A] < 0.01 mol/L", stop: false }],
      }),
      output: { points: 401 },
      tolerances: { relative: 1e-9, absolute: "1e-12 mol/L" },
    },
  });

const arrhenius = (a) => ({ A: `${a} 1/min`, Ea: `${8000 * gasConstant} J/mol` });
const plainly = { id: "r1", equation: "A -> B", rate: { law: "power", k: arrhenius(1e10) }, heat: `${heat} kJ/mol` };
// Per mole of extent two moles of A go: half the rate, twice the heat.
const doubled = {
  id: "r1",
  equation: "2 A -> B",
  rate: { law: "power", k: arrhenius(5e9), orders: { A: 1 } },
  heat: `${2 * heat} kJ/mol`,
};
const halved = { ...plainly, equation: "A -> 0.5 B" };

/**
 * The time at which u = ln([A]0/[A]) is reached: dt = du/k(T(u)), T = T0 + rise (1 - exp(-u)); a smooth integrand,
 * by Gauss-Legendre with 5 points in each of many equal parts.
 */
function timeOf(u, parts = 400) {
  const nodes = [[0, 0.5688888888888889], [0.5384693101056831, 0.47862867049936647], [0.9061798459386640, 0.23692688505618908]];
  const half = u / parts / 2;
  let sum = 0;
  for (let i = 0; i < parts; ++i)
    for (const [x, w] of nodes)
      for (const sign of x === 0 ? [1] : [1, -1]) {
        const at = (2 * i + 1) * half + sign * x * half;
        sum += (w * half) / rateConstant(start + rise * (1 - Math.exp(-at)));
      }
  return sum;
}

export const chapter = {
  number: 3,
  file: "03-adiabatic",
  title: "Adiabatic, A → B",
  run(engine) {
    const result = engine.run(project(plainly));
    const { series } = result;
    const t = column(series, "time"), a = column(series, "A"), temperature = column(series, "T");
    const crossing = result.events.find((e) => e.id === "spent");
    if (!crossing) throw new EngineError("the event 'spent' was not met");
    // Each output that still holds A: the time at which it should have been reached.
    const live = t.map((_, i) => i).filter((i) => i > 0 && a[i] > 1e-6);
    const times = live.map((i) => timeOf(Math.log(charged / a[i])));
    const linear = a.map((v) => start + rise * (1 - v / charged));
    const twoWays = [doubled, halved].map((reaction) => column(engine.run(project(reaction)).series, "T"));
    const marks = live.filter((_, i) => i % 6 === 5 && t[live[i]] <= 60);
    const shown = t.filter((v) => v <= 60).length;
    const byQuadrature = "quadrature of dt = d[A]/(k(T) [A]) with T linear in [A], Gauss–Legendre, computed here";
    return {
      text: [
        paragraph(
          "ΔH = −50 kJ/mol, k = 10¹⁰ exp(−8000 K/T) 1/min, 2 mol/L at 300 K in a medium of 1 kg/L and 4.18 kJ/(kg K). Without",
          "exchange of heat T = 300 K + 2 · 50/4.18 K at full conversion, and at any time T has risen in proportion to what has",
          "reacted; the time at which a given [A] is reached is an integral that needs no solver of differential equations.",
        ),
        figure("03-adiabatic.svg", "Concentration of A, left, and temperature, right, over time"),
        "The same reaction written as 2 A → B with −100 kJ/mol and as A → ½ B with −50 kJ/mol per mole of extent must give the same temperature curve.",
      ],
      checks: [
        near({ what: "temperature after 200 min", source: "closed form: T0 + (−ΔH) c0/(ρ cp); design value 323.923445 K", value: last(temperature), expected: 323.923445, tolerance: 1e-6, unit: "K" }),
        near({ what: "time at which [A] falls through 0.01 mol/L, against the published value", source: "design value 46.36205 min", value: crossing.time, expected: 46.36205, tolerance: 1e-5, unit: "min" }),
        near({ what: "the same, against the quadrature", source: byQuadrature, value: crossing.time, expected: timeOf(Math.log(charged / 0.01)), tolerance: 1e-6, unit: "min" }),
        atMost({ what: "largest deviation of the time at which any [A] above 1e-6 mol/L is reached", source: byQuadrature, value: largestDifference(live.map((i) => t[i]), times), bound: 1e-5, unit: "min" }),
        atMost({ what: "largest deviation of T from its line in [A]", source: "closed form: energy balance", value: largestDifference(temperature, linear), bound: 1e-6, unit: "K" }),
        near({ what: "adiabatic temperature rise of the summary", source: "closed form: (−ΔH) c0/(ρ cp)", value: result.summary.adiabatic_temperature_rise?.value, expected: rise, tolerance: 1e-6, unit: "K" }),
        atMost({ what: "energy closure", source: "accumulated = reaction + exchange", value: result.balances.energy_closure, bound: 1e-8 }),
        atMost({ what: "largest difference of T between 2 A → B, −100 kJ/mol and A → ½ B, −50 kJ/mol", source: "the same balance", value: largestDifference(...twoWays), bound: 1e-6, unit: "K" }),
      ],
      figures: {
        "03-adiabatic.svg": plot({
          title: "Adiabatic reaction",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "concentration", unit: "(mol/L)" },
          right: { quantity: "temperature", unit: "K" },
          series: [
            { kind: "line", x: t.slice(0, shown), y: a.slice(0, shown), label: "A", colour: 0 },
            { kind: "line", x: t.slice(0, shown), y: temperature.slice(0, shown), label: "T (right)", colour: 1, axis: "right" },
            { kind: "markers", x: marks.map((i) => times[live.indexOf(i)]), y: marks.map((i) => a[i]), label: "quadrature", colour: 0 },
          ],
        }),
      },
    };
  },
};
