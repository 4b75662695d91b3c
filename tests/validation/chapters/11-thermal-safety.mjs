// Thermal safety: accumulation and MTSR in closed form, times to maximum rate by quadrature, classes, stability.
import { atMost, near } from "../checks.mjs";
import { figure, paragraph, table, toTolerance } from "../markdown.mjs";
import { plot } from "../plot.mjs";

const R = 8.31446261815324, zero = 273.15;

const safety = ({ title, species, reactions, medium, recipe, ...study }) => ({
  format: "pharmaflow/1",
  title,
  species: species.map((id) => ({ id })),
  medium,
  reactions,
  studies: [{ id: "s", kind: "safety", units: { time: "min", temperature: "degC" }, recipe, ...study }],
});
const reaction = (equation, k, heat = "-150 kJ/mol") => [{ id: "r1", equation, rate: { law: "power", k }, heat }];

const organic = { density: "0.9 kg/L", heat_capacity: "1.9 kJ/(kg K)" };
/** Kelvin for 1 mol in 1 L of the medium above, of 150 kJ/mol. */
const rise = 150e3 / (900 * 1.9);
/** 1 L of A at 50 °C, isothermal; 1 L of B solution dosed within `minutes`, both 2 mol/L. */
const semiBatch = (equation, k, minutes, study = {}) =>
  safety({
    title: "Semi-batch, isothermal",
    species: equation === "B -> C" ? ["B", "C"] : ["A", "B", "C"],
    medium: { ...organic, boiling_point: "100 degC" },
    reactions: reaction(equation, k),
    recipe: {
      charge: { volume: "1 L", temperature: "50 degC", ...(equation === "B -> C" ? {} : { concentrations: { A: "2 mol/L" } }) },
      feeds: [{ rate: `${1 / minutes} L/min`, end: `${minutes} min`, concentrations: { B: "2 mol/L" } }],
      temperature: { control: "isothermal" },
      duration: `${2 * minutes} min`,
    },
    tolerances: { relative: 1e-9 },
    ...study,
  });
const profileOf = (result, id) => result.profile.columns.find((c) => c.id === id).values;

/** B -> C, first order: unreacted B is (2/τ)(1 − e^(−kt))/k while dosed, then decays; volume 1 + t/τ. */
const firstOrder = (k, tau) => (t) => {
  const fed = Math.min(t, tau), left = ((2 / tau) * (1 - Math.exp(-k * fed))) / k;
  return 50 + (rise * left * Math.exp(-k * (t - fed))) / (1 + fed / tau);
};
/** The maximum of a function with one, by golden section. */
function largest(f, low, high) {
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 90; ++i) {
    const a = high - golden * (high - low), b = low + golden * (high - low);
    if (f(a) < f(b)) low = a;
    else high = b;
  }
  return f((low + high) / 2);
}
function bisect(f, low, high) {
  for (let i = 0; i < 80; ++i) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A + B -> C: extent in mol by the classical Runge-Kutta method; the MTSR at each step while dosed. */
function secondOrder(k, tau, steps = 4000) {
  const rate = (t, x) => (k * (2 - x) * ((2 * t) / tau - x)) / (1 + t / tau), h = tau / steps;
  const times = [0], values = [50];
  let x = 0;
  for (let i = 0; i < steps; ++i) {
    const t = i * h, a = rate(t, x), b = rate(t + h / 2, x + (h / 2) * a), c = rate(t + h / 2, x + (h / 2) * b), d = rate(t + h, x + h * c);
    x += (h / 6) * (a + 2 * b + 2 * c + d);
    const now = t + h;
    times.push(now);
    values.push(50 + (rise * ((2 * now) / tau - x)) / (1 + now / tau));
  }
  return { times, values, accumulated: (2 - x) / 2 };
}

function accumulation(engine) {
  const tau = 60, k = 0.05;
  const first = engine.run(semiBatch("B -> C", `${k} 1/min`, tau)), exact = firstOrder(k, tau);
  const t = first.profile.time.values, mtsr = profileOf(first, "mtsr");
  const second = engine.run(semiBatch("A + B -> C", "0.05 L/(mol min)", tau, { instants: 61 })), reference = secondOrder(0.05, tau);
  const peak = reference.values.reduce((most, v) => Math.max(most, v), 0);
  const slow = engine.run(semiBatch("A + B -> C", "1e-12 L/(mol min)", tau)), fast = engine.run(semiBatch("A + B -> C", "1e9 L/(mol min)", tau));
  const shortest = bisect((minutes) => largest(firstOrder(k, minutes), 0, minutes) - 100, 1, 600);
  return { tau, first, t, mtsr, exact: t.map(exact), firstMost: largest(exact, 0, tau), second, reference, peak, slow, fast, shortest };
}

/** Accumulation at the end of the dosing over Da = k c_B0 t_feed with c of the charge: engine and Runge-Kutta. */
function sweep(engine) {
  const tau = 60, da = [0.5, 1, 3, 10, 30, 100, 300];
  const found = da.map((v) => {
    const result = engine.run(semiBatch("A + B -> C", `${v / (2 * tau)} L/(mol min)`, tau, { instants: 3 }));
    return profileOf(result, "X_accumulated")[1]; // of three instants the middle one is the end of the dosing
  });
  return { da, found, exact: da.map((v) => secondOrder(v / (2 * tau), tau, 20000).accumulated) };
}

/** Of accumulation at the end of the dosing, Da ≫ 1. */
const asymptote = (da) => 2 / Math.sqrt(Math.PI * da);

const mild = { density: "1 kg/L", heat_capacity: "2 kJ/(kg K)" };
const inert = (degrees, decomposition, more = {}) =>
  safety({
    title: "A decomposition",
    species: ["A", "B"],
    medium: mild,
    reactions: reaction("A -> B", "1e-9 1/min", "0 kJ/mol"),
    recipe: { charge: { volume: "1000 L", temperature: `${degrees} degC`, concentrations: { A: "1 mol/L" } }, duration: "1 min" },
    instants: 2,
    decomposition,
    ...more,
  });
const ea = 100e3, cp = 2000;
const dsc = { q0: "10 W/kg", T0: "150 degC", Ea: "100 kJ/mol" };
const exhausted = { k: { k_ref: `${10 / 400e3} 1/s`, T_ref: "150 degC", Ea: "100 kJ/mol" }, energy: "400 kJ/kg" };
const power = (kelvin) => 10 * Math.exp((-ea / R) * (1 / kelvin - 1 / 423.15));
const zeroOrder = (kelvin) => (cp * R * kelvin ** 2) / (power(kelvin) * ea) / 60; // min

/** Minutes to the largest rate: Simpson's rule of cp dT/(q (1 − x)) in ln of the distance to the end; without `energy` to the inflection Ea/2R. */
function quadrature(kelvin, energy) {
  const top = energy ? bisect((v) => 1 / (kelvin + energy / cp - v) < ea / (R * v * v) ? 1 : -1, kelvin, kelvin + energy / cp - 1e-9) : ea / (2 * R);
  const left = (v) => (energy ? 1 - ((v - kelvin) * cp) / energy : 1);
  const f = (v) => cp / (power(v) * left(v)), n = 40000, span = top - kelvin;
  // v = kelvin + span s⁴: the integrand is steep at the start.
  const g = (s) => f(kelvin + span * s ** 4) * 4 * span * s ** 3;
  let sum = g(0) + g(1);
  for (let i = 1; i < n; ++i) sum += (i % 2 ? 4 : 2) * g(i / n);
  return sum / (3 * n) / 60;
}

function decomposition(engine) {
  const degrees = [110, 120, 130, 140, 150, 160, 170];
  const runs = (kind) => degrees.map((v) => engine.run(inert(v, kind)).tmr_ad);
  const zeroth = runs(dsc), first = runs(exhausted);
  const one = engine.run(inert(150, dsc));
  return {
    degrees,
    zeroth: zeroth.map((t) => t.integrated.value),
    closed: zeroth.map((t) => t.zero_order.value),
    first: first.map((t) => t.integrated.value),
    exact: degrees.map((v) => quadrature(v + zero, undefined)),
    exactFirst: degrees.map((v) => quadrature(v + zero, 400e3)),
    one,
  };
}

/** [id, class, MTT, T_D24]; process 50 °C, MTSR 108.5 °C. */
const vectors = [["ST-1", 1, 130, 160], ["ST-2", 2, 160, 130], ["ST-3", 3, 90, 130], ["ST-4", 4, 80, 95], ["ST-5", 5, 95, 80], ["ST-6", 5, 130, 80]];
/** A batch of 1 mol/L and 100 kJ/mol: SF-1; its T_D24 is set by the heat release that makes the zero-order time 24 h there. */
function batch(engine, more = {}) {
  const k = 0.01, at = Math.log(1 / 0.35) / k;
  return engine.run(
    safety({
      title: "Isothermal batch",
      species: ["A", "B"],
      medium: organic,
      reactions: reaction("A -> B", `${k} 1/min`, "-100 kJ/mol"),
      recipe: { charge: { volume: "1 L", temperature: "50 degC", concentrations: { A: "1 mol/L" } }, duration: `${2 * at} min` },
      instants: 3,
      tolerances: { relative: 1e-9 },
      ...more,
    }),
  );
}
const classOf = (engine, [, , technical, day]) =>
  batch(engine, { max_temperature: `${technical} degC`, decomposition: { q0: `${(1900 * R * (day + zero) ** 2) / (ea * 86400)} W/kg`, T0: `${day} degC`, Ea: "100 kJ/mol" } });

export const chapter = {
  number: 11,
  file: "11-thermal-safety",
  title: "Thermal safety: accumulation, runaway times, classes",
  run(engine) {
    const semi = accumulation(engine), da = sweep(engine), runaway = decomposition(engine), plain = batch(engine);
    const classes = vectors.map((v) => classOf(engine, v));
    const stable = engine.run(inert(80, { q0: "1 W/kg", T0: "150 degC", Ea: "80 kJ/mol" }, { cooling: { UA: "1000 W/K", temperature: "80 degC" } })).semenov;
    const worstOf = (found, exact) => Math.max(...found.map((v, i) => Math.abs(v / exact[i] - 1)));
    const day = bisect((v) => zeroOrder(v) - 1440, 300, 500) - zero, dayIntegrated = bisect((v) => quadrature(v, undefined) - 1440, 300, 500) - zero;
    const closed = "closed form: T + ΔT (2/τ)(1 − e^(−kt))/k/(1 + t/τ)", simpson = "Simpson's rule of c_p dT/q, computed here";
    const printed = "worked number";
    return {
      text: [
        paragraph(
          `One litre at 50 °C, isothermal, into which a litre of 2 mol/L of B is dosed within τ = ${semi.tau} min; ρ c_p is 1.71 kJ/(L K) and ΔH −150 kJ/mol.`,
          "If B reacts away by first order, its unreacted amount while dosed obeys dn/dt = 2/τ − k n, hence n = (2/τ)(1 − e^(−kt))/k, and a cooling failure with the feed stopped reaches",
          "MTSR(t) = T + (−ΔH) n/(ρ c_p V), V = 1 + t/τ. The second-order reaction A + B → C has no such form and is integrated a second time here, by Runge–Kutta.",
        ),
        figure("11-thermal-safety-mtsr.svg", "MTSR along the dosing, first and second order"),
        `What the engine says of the second: “${semi.second.verdict}”`,
        figure("11-thermal-safety-accumulation.svg", "Accumulation at the end of the dosing over the Damköhler number"),
        paragraph(
          "Da = k c τ with the charge's concentration c, equal amounts, and a volume that doubles. For Da ≫ 1 only the last moments count, in which V is 2 L: with",
          "w = n_A/√(8/Da) and σ = 2 (t/τ − 1)/√(8/Da) the balance is dw/dσ = −w (w + σ), of Bernoulli's kind, and 1/w = e^(σ²/2) ∫ e^(−u²/2) du from −∞ to σ.",
          "At the end of the dosing w = √(2/π), hence an accumulation of 2/√(π Da): the dashed line. It is",
          `${toTolerance(100 * (asymptote(10) / da.exact[3] - 1), 1)} % too high at Da 10 and ${toTolerance(100 * (asymptote(300) / da.exact[6] - 1), 0.1)} % at 300.`,
        ),
        figure("11-thermal-safety-tmr.svg", "Time to maximum rate over temperature"),
        paragraph(
          "A decomposition of 10 W/kg at 150 °C and 100 kJ/mol. The zero-order formula is shorter than the integral, on the safe side; where the decomposition spends itself",
          "(first order, 400 kJ/kg) the time is longer still.",
        ),
        "Order of temperatures, process at 50 °C:",
        table(["", "MTSR / °C", "MTT / °C", "T_D24 / °C", "class"], vectors.map(([id, , technical, d], i) => [id, toTolerance(classes[i].mtsr.value, 0.1), technical, d, `class ${classes[i].class}`])),
      ],
      checks: [
        near({ what: "SF-1: adiabatic rise of 1 mol/L, 100 kJ/mol", source: "closed form: (−ΔH) c/(ρ c_p); printed 58.5", value: plain.adiabatic_rise.value, expected: 100e3 / (900 * 1.9), tolerance: 1e-8, unit: "K" }),
        near({ what: "SF-2: MTSR at 50 °C with 35 % accumulated", source: `${printed} 70.5`, value: profileOf(plain, "mtsr")[1], expected: 70.5, tolerance: 0.05, unit: "°C" }),
        atMost({ what: `MTSR of a first-order semi-batch, largest deviation at ${semi.t.length} times`, source: closed, value: Math.max(...semi.mtsr.map((v, i) => Math.abs(v - semi.exact[i]))), bound: 1e-4, unit: "K" }),
        near({ what: "its largest value", source: `${closed}, maximum by golden section`, value: semi.first.mtsr.formula.value, expected: semi.firstMost, tolerance: 1e-3, unit: "°C" }),
        near({ what: "its shortest dosing that keeps 100 °C", source: "the same closed form, solved for τ; the study's own step is 0.2 %", value: semi.first.feed.minimum_time.value, expected: semi.shortest, tolerance: 3e-3, relative: true, unit: "min" }),
        near({ what: "MTSR of a second-order semi-batch, largest", source: "Runge–Kutta in 4000 steps, computed here", value: semi.second.mtsr.formula.value, expected: semi.peak, tolerance: 1e-3, unit: "°C" }),
        near({ what: "instantaneous reaction: MTSR", source: "limit: nothing accumulates", value: semi.fast.mtsr.formula.value, expected: 50, tolerance: 0.002, unit: "°C" }),
        near({ what: "no reaction: MTSR", source: "limit: all that was fed, 2 mol in 2 L", value: semi.slow.mtsr.formula.value, expected: 50 + rise, tolerance: 1e-5, unit: "°C" }),
        atMost({ what: `accumulation at the end of the dosing at ${da.da.length} Damköhler numbers, largest deviation`, source: "Runge–Kutta in 20000 steps, computed here", value: Math.max(...da.found.map((v, i) => Math.abs(v - da.exact[i]))), bound: 1e-6 }),
        near({ what: "accumulation at the end of the dosing at Da 300", source: "asymptote 2/√(π Da), derived above; its error falls as 1/√Da", value: da.found[6], expected: asymptote(300), tolerance: 0.02, relative: true }),
        near({ what: "SF-3: TMRad of zero order, 10 W/kg at 150 °C", source: `${printed} 0.827 h`, value: runaway.one.tmr_ad.zero_order.value / 60, expected: 0.827, tolerance: 5e-4, unit: "h" }),
        near({ what: "SF-4: integrated over zero order", source: `${printed} 1.079`, value: runaway.one.tmr_ad.integrated.value / runaway.one.tmr_ad.zero_order.value, expected: 1.079, tolerance: 5e-4 }),
        atMost({ what: `TMRad of zero order at ${runaway.degrees.length} temperatures, largest relative deviation`, source: "closed form: c_p R T²/(q E_a)", value: worstOf(runaway.closed, runaway.degrees.map((v) => zeroOrder(v + zero))), bound: 1e-6 }),
        atMost({ what: `TMRad integrated at ${runaway.degrees.length} temperatures, largest relative deviation`, source: simpson, value: worstOf(runaway.zeroth, runaway.exact), bound: 1e-6 }),
        atMost({ what: "TMRad integrated of a first-order decomposition, largest relative deviation", source: "Simpson's rule of c_p dT/(q (1 − x)) up to the largest rate, computed here", value: worstOf(runaway.first, runaway.exactFirst), bound: 1e-6 }),
        near({ what: "SF-5: T_D24", source: `${printed} 102.3`, value: runaway.one.td24.value, expected: 102.3, tolerance: 0.05, unit: "°C" }),
        near({ what: "T_D24, all digits", source: "closed form solved by bisection here", value: runaway.one.td24.value, expected: day, tolerance: 1e-5, unit: "°C" }),
        near({ what: "T_D24 with the integrated time", source: `${simpson}, bisection`, value: runaway.one.td24_integrated.value, expected: dayIntegrated, tolerance: 1e-4, unit: "°C" }),
        near({ what: "SF-7: critical over-temperature, 80 °C, 80 kJ/mol", source: `closed form: R T²/E_a; ${printed} 12.96`, value: stable.critical_over_temperature.value, expected: (R * 353.15 ** 2) / 80e3, tolerance: 1e-8, unit: "K" }),
        near({ what: "SF-8: critical power, UA 1000 W/K, 1000 kg", source: `closed form: UA R T²/(e E_a m); ${printed} 4.77`, value: stable.critical_power.value, expected: (R * 353.15 ** 2) / 80e3 / Math.E, tolerance: 1e-8, unit: "W/kg" }),
        ...vectors.map(([id, expected], i) => near({ what: `${id}: Stoessel class`, source: "order of the temperatures, Stoessel (2008)", value: classes[i].class, expected, tolerance: 0 })),
      ],
      figures: {
        "11-thermal-safety-mtsr.svg": plot({
          title: "MTSR along the dosing",
          x: { quantity: "time", unit: "min" },
          y: { quantity: "MTSR", unit: "°C" },
          series: [
            { kind: "line", x: semi.t, y: semi.mtsr, label: "first order", colour: 0 },
            { kind: "line", x: semi.second.profile.time.values, y: profileOf(semi.second, "mtsr"), label: "second order", colour: 1 },
            { kind: "markers", x: semi.t.filter((_, i) => i % 4 === 0), y: semi.exact.filter((_, i) => i % 4 === 0), label: "closed form", colour: 0 },
            { kind: "markers", x: semi.reference.times.filter((_, i) => i % 400 === 0), y: semi.reference.values.filter((_, i) => i % 400 === 0), label: "Runge–Kutta", colour: 1 },
          ],
        }),
        "11-thermal-safety-accumulation.svg": plot({
          title: "Accumulation at the end of the dosing",
          x: { quantity: "Da", log: true },
          y: { quantity: "accumulation", log: true },
          series: [
            { kind: "line", x: da.da, y: da.exact, label: "Runge–Kutta", colour: 0 },
            { kind: "markers", x: da.da, y: da.found, label: "engine", colour: 0 },
            { kind: "line", x: [3, 300], y: [3, 300].map(asymptote), label: "2/√(π Da)", colour: 1, dashed: true },
          ],
        }),
        "11-thermal-safety-tmr.svg": plot({
          title: "Time to maximum rate",
          x: { quantity: "temperature", unit: "°C" },
          y: { quantity: "TMRad", unit: "min", log: true },
          series: [
            { kind: "line", x: runaway.degrees, y: runaway.closed, label: "zero order, formula", colour: 0, dashed: true },
            { kind: "line", x: runaway.degrees, y: runaway.zeroth, label: "integrated", colour: 1 },
            { kind: "line", x: runaway.degrees, y: runaway.first, label: "first order, integrated", colour: 2 },
            { kind: "markers", x: runaway.degrees, y: runaway.exact, label: "Simpson's rule", colour: 1 },
            { kind: "markers", x: runaway.degrees, y: runaway.exactFirst, colour: 2 },
          ],
        }),
      },
    };
  },
};
