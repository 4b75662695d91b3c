// Scale-up: the exponents of similar vessels, vessels that are not similar, power numbers.
import { atMost, near } from "../checks.mjs";
import { figure, paragraph, table, toTolerance } from "../markdown.mjs";
import { plot } from "../plot.mjs";
import { baffled, byId, conditions, custom, scaleUp, square, valueOf } from "./vessel-documents.mjs";

const s = 10;
/** N ~ s^a of each rule; of Froude's number and the film it is the same. */
const exponents = [
  ["tip_speed", -1, 0.1],
  ["power_per_volume", -2 / 3, 0.215],
  ["micromixing", -2 / 3, 0.215],
  ["blend_time", 0, 1],
  ["reynolds", -2, 0.01],
  ["froude", -1 / 2, 0.316],
  ["heat_transfer", -1 / 2, 0.316],
  ["just_suspended", -0.85, 0.141],
];
/** Each quantity as a power of speed and size: [head of the column, exponent of N, exponent of s, its value]. */
const columns = [
  ["N", 1, 0, (c) => valueOf(c, "speed")],
  ["tip speed", 1, 1, (c) => valueOf(c, "tip_speed")],
  ["P/V", 3, 2, (c) => valueOf(c, "power_per_volume")],
  ["Re", 1, 2, (c) => valueOf(c, "reynolds")],
  ["θ95", -1, 0, (c) => valueOf(c, "blend_time")],
  ["Fr", 2, 1, (c) => valueOf(c, "froude")],
  ["h", 2 / 3, 1 / 3, (c) => valueOf(c, "process_film")],
  ["hA/V", 2 / 3, -2 / 3, (c) => valueOf(c, "process_film") * valueOf(c, "area_per_volume")],
];

function similar(id, diameter) {
  const turbine = { clearance: `${diameter / 3} m`, power_number: 5, flow_number: 0.7, zwietering: 5, heat_transfer: { factor: 0.74, reynolds_exponent: 2 / 3, viscosity_exponent: 0.14 } };
  const coolant = { density: "1 kg/L", viscosity: "1 mPa s", thermal_conductivity: "0.6 W/(m K)", heat_capacity: "4.18 kJ/(kg K)", flow: "1 L/s", inlet_min: "5 degC", inlet_max: "90 degC" };
  const jacket = { type: "known", coefficient: "1500 W/(m2 K)", top: `${diameter} m`, coolant };
  return baffled(id, diameter, [custom(diameter / 3, turbine)], { jacket, wall: [{ material: "stainless_316l", thickness: `${diameter / 100} m` }] });
}

const similarProject = (rules, more = {}) =>
  scaleUp({
    title: "Similar vessels, ten times as large",
    vessels: [similar("small", 0.12), similar("large", 0.12 * s)],
    volume: square(0.12),
    speed: "12 1/s",
    target: "large",
    targetVolume: square(0.12 * s),
    rules,
    solids: { density: "1400 kg/m3", diameter: "200 um", loading: 0.1 },
    ...more,
  });

function similarVessels(engine) {
  const result = engine.run(similarProject(exponents.map(([rule]) => rule)));
  const base = byId(result.base.conditions);
  return exponents.map(([rule, a, printed], i) => {
    const found = result.targets[0].rules[i];
    const now = byId(found.conditions);
    const cells = columns.map(([, n, d, value]) => ({ ratio: value(now) / value(base), exact: s ** (n * a + d) }));
    return { rule, a, printed, name: found.name, limits: found.limits, cells };
  });
}

/** Constant kLa at constant vvm, two Rushton turbines: gassed power, hence speed, is found on the correlations themselves. */
function sparged(engine) {
  const vessels = [0.3, 0.6].map((diameter, i) => baffled(i === 0 ? "small" : "large", diameter, [{ type: "rushton6", diameter: `${diameter / 3} m`, clearance: `${diameter / 3} m` }]));
  const gas = { flow: "4 L/min", keep: "vvm", correlation: "coalescing" };
  const project = scaleUp({ title: "Constant kLa", vessels, volume: square(0.3), speed: "10 1/s", target: "large", targetVolume: square(0.6), rules: ["kla"], gas });
  const { base, targets } = engine.run(project);
  const now = byId(targets[0].rules[0].conditions), before = byId(base.conditions);
  const volume = square(0.6);
  return {
    ratio: valueOf(now, "kla") / valueOf(before, "kla"),
    kla: valueOf(now, "kla"),
    exact: 0.026 * (valueOf(now, "gassed_power") / volume) ** 0.4 * valueOf(now, "superficial_gas_velocity") ** 0.5,
    velocity: valueOf(now, "superficial_gas_velocity") / valueOf(before, "superficial_gas_velocity"),
  };
}

const unlike = scaleUp({
  title: "From an OptiMax 1001 to a glass-lined vessel of 2165 L",
  vessels: [
    baffled("lab", 0.10088, [custom(0.045, { power_number: 1.27, clearance: "9.9 mm" })], { bottom: { shape: "spheroidal", depth: "23.09 mm" }, capacity: "1.0575 L" }),
    baffled("plant", 1.218, [custom(0.7366, { power_number: 0.75, clearance: "0.2 m" }), custom(0.6604, { power_number: 1.27, clearance: "0.95 m" })], {
      bottom: { shape: "elliptical" },
      capacity: "2165 L",
      speed: { min: "12 rpm", max: "125 rpm" },
    }),
  ],
  medium: { density: "1000 kg/m3", viscosity: "0.89 mPa s" },
  volume: 1e-3,
  speed: "400 rpm",
  target: "plant",
  targetVolume: 1.932,
  rules: ["power_per_volume", "tip_speed"],
});

function unlikeVessels(engine) {
  const { base, targets } = engine.run(unlike);
  const [power, tip] = targets[0].rules;
  return { density: valueOf(byId(base.conditions), "power_per_volume"), power: power.speed.value, tip: tip.speed.value };
}

/** Power numbers of one impeller in T = H = 1 m at a Reynolds number. */
function numberAt(engine, impeller, baffles, reynolds) {
  const diameter = Number.parseFloat(impeller.diameter);
  const vessel = baffled("v", 1, [impeller], { baffles });
  if (baffles === 0) delete vessel.baffle_width;
  const medium = { density: "1000 kg/m3", viscosity: `${(1000 * diameter ** 2) / reynolds} Pa s` };
  return valueOf(conditions(engine, { vessel, volume: square(1), speed: "1 1/s", medium }), "power_number");
}

const bladed = (diameter, ratio, count, angle) => custom(diameter, { blades: count, blade_angle: `${angle} deg`, blade_width: `${ratio * diameter} m` });

function powerNumbers(engine) {
  const retreat = { type: "rci3", diameter: "0.55 m", blade_width: `${0.13 * 0.55} m` };
  const kp = (impeller) => 1e-6 * numberAt(engine, impeller, 0, 1e-6);
  const blend = custom(0.4, { power_number: 1.27, laminar_constant: 44.5 });
  const watts = valueOf(conditions(engine, { vessel: baffled("v", 0.3, [custom(0.1, { power_number: 5 })]), volume: square(0.3), speed: "5 1/s" }), "power");
  const stirrer = custom(0.05, { power_number: 5 });
  const water25 = { density: "997.05 kg/m3", viscosity: "0.89 mPa s" };
  const re = valueOf(conditions(engine, { vessel: baffled("v", 0.15, [stirrer]), volume: square(0.15), speed: "5 1/s", medium: water25 }), "reynolds");
  const derived = "definition";
  const kamei = (literature) => `worked number from the equations of Kamei, Hiraoka and Kato; literature ${literature}`;
  return [
    ["RE-1: Reynolds number of 5 cm at 5 1/s in water of 25 °C", re, 14004, 1, derived],
    ["NP-1: power of Np 5, 0.1 m, 5 1/s in W", watts, 6.25, 1e-12, "Np ρ N³ D⁵"],
    ["NP-2: Np Re of a Rushton turbine, laminar, unbaffled", kp(bladed(1 / 3, 0.2, 6, 90)), 69.1, 0.05, kamei("65 to 71")],
    ["NP-3: Np of a Rushton turbine, four baffles, Re 10⁵", numberAt(engine, bladed(1 / 3, 0.2, 6, 90), 4, 1e5), 4.86, 0.005, kamei("5.0")],
    ["NP-4: Np of a four-blade pitched turbine, Re 10⁵", numberAt(engine, bladed(1 / 3, 0.2, 4, 45), 4, 1e5), 1.32, 0.005, kamei("1.27")],
    ["NP-5: Np Re of a two-blade paddle, laminar, unbaffled", kp(bladed(0.5, 0.2, 2, 90)), 35.9, 0.05, kamei("36.5")],
    ["NP-6: Np of a pitched turbine at Re 100", numberAt(engine, blend, 4, 100), 44.5 / 100 + 1.27, 1e-12, "Kp/Re + Np: 0.445 + 1.27"],
    ["NP-RCI: retreat curve, unbaffled, Re 10⁵", numberAt(engine, retreat, 0, 1e5), 0.24, 0.005, kamei("0.24 to 0.8 by baffling")],
    ["NP-RCI: retreat curve, one baffle, Re 10⁵", numberAt(engine, retreat, 1, 1e5), 0.52, 0.005, kamei("0.24 to 0.8 by baffling")],
    ["NP-RCI: retreat curve, four baffles, Re 10⁵", numberAt(engine, retreat, 4, 1e5), 0.71, 0.005, kamei("0.24 to 0.8 by baffling")],
  ];
}

/** Np(Re) over eight decades: the curve of the plot. */
function curve(engine, impeller, baffles) {
  const x = Array.from({ length: 25 }, (_, i) => 10 ** (-1 + i * 0.25));
  return { x, y: x.map((re) => numberAt(engine, impeller, baffles, re)) };
}

export const chapter = {
  number: 9,
  file: "09-scale-up",
  title: "Scale-up: similar vessels, vessels that are not, power numbers",
  run(engine) {
    const rows = similarVessels(engine);
    const gassed = sparged(engine), other = unlikeVessels(engine), numbers = powerNumbers(engine);
    const blend = rows.find((r) => r.rule === "blend_time");
    const warning = blend.limits.filter((l) => l.code === "power_per_volume_raised");
    const ns = "closed form: N₁ [(Σ Np D⁵/V)₁/(Σ Np D⁵/V)₂]^⅓, worked number to three digits";
    const exactNs = 400 * ((1.27 * 0.045 ** 5) / 1e-3 / ((0.75 * 0.7366 ** 5 + 1.27 * 0.6604 ** 5) / 1.932)) ** (1 / 3);
    const rushton = (baffles) => curve(engine, bladed(1 / 3, 0.2, 6, 90), baffles);
    const pitched = curve(engine, bladed(1 / 3, 0.2, 4, 45), 4), retreat = curve(engine, { type: "rci3", diameter: "0.55 m", blade_width: "0.0715 m" }, 1);
    return {
      text: [
        paragraph(
          `Two similar vessels with a turbine of constant power number, the second ${s} times as wide and high. The engine solves the speed from`,
          "the geometry of both, never from an exponent; the table is what it answers, as the ratio of large to small. In closed form N ~ sᵃ, tip speed ~ N s,",
          "P/V ~ N³ s², Re ~ N s², θ95 ~ 1/N, Fr ~ N² s, h ~ N^⅔ s^⅓ and hA/V ~ h/s.",
        ),
        table(["kept", "exponent a", ...columns.map(([head]) => head)], rows.map((r) => [r.name, toTolerance(r.a, 1e-3), ...r.cells.map((c) => toTolerance(c.ratio, c.exact * 0.01))])),
        figure("09-scale-up-similar.svg", "Speed and power per volume kept by each rule at ten times the length"),
        `Constant blend time keeps the speed, and the engine adds: “${warning[0]?.message ?? "nothing"}”`,
        paragraph(
          "Vessels that are not similar: 1 L in an OptiMax 1001 at 400 rpm to 1932 L in a glass-lined vessel of 2165 L with two impellers of different",
          `kind. Exponents have no meaning there; the speed for constant power per volume is ${toTolerance(other.power, 0.05)} rpm, for constant tip speed`,
          `(of the wider impeller) ${toTolerance(other.tip, 0.05)} rpm.`,
        ),
        figure("09-scale-up-power.svg", "Power numbers over the Reynolds number"),
        paragraph(
          "The curves are those of Kamei, Hiraoka and Kato from the blades' geometry alone. The markers are the worked numbers at Re 10⁵. That they come out",
          "shows that the equations are programmed as published; how well they describe an impeller is what the literature values beside them say.",
        ),
      ],
      checks: [
        ...rows.map((r) =>
          near({ what: `${r.name}: speed at ten times the length, ratio`, source: "worked number, printed to three digits", value: r.cells[0].ratio, expected: r.printed, tolerance: 5e-4 }),
        ),
        ...rows.map((r) =>
          atMost({ what: `${r.name}: largest relative deviation of all ${columns.length} ratios`, source: "closed form: powers of s", value: Math.max(...r.cells.map((c) => Math.abs(c.ratio / c.exact - 1))), bound: 1e-8 }),
        ),
        near({ what: "constant kLa, Rushton turbine at twice the length: kLa, ratio", source: "what the rule keeps", value: gassed.ratio, expected: 1, tolerance: 1e-9 }),
        near({ what: "constant kLa: kLa of the large vessel", source: "0.026 (P_g/V)^0.4 v_s^0.5 of the power and velocity shown with it", value: gassed.kla, expected: gassed.exact, tolerance: 1e-9, relative: true, unit: "1/s" }),
        near({ what: "constant kLa at constant vvm: superficial gas velocity, ratio", source: "closed form: Q ~ V, hence v_s ~ s", value: gassed.velocity, expected: 2, tolerance: 1e-9 }),
        near({ what: "constant blend time: warnings that power per volume rises", source: "one, as P/V ~ s²", value: warning.length, expected: 1, tolerance: 0 }),
        near({ what: "constant blend time: power per volume, ratio", source: "closed form: s²", value: blend.cells[2].ratio, expected: 100, tolerance: 1e-6 }),
        near({ what: "SU-NS: power per volume of the OptiMax at 400 rpm", source: "Np ρ N³ D⁵/V, worked number", value: other.density, expected: 69.4, tolerance: 0.05, unit: "W/m³" }),
        near({ what: "SU-NS: speed of constant power per volume", source: ns, value: other.power, expected: 44.8, tolerance: 0.05, unit: "rpm" }),
        near({ what: "SU-NS: speed of constant power per volume, all digits", source: "the same closed form, computed here", value: other.power, expected: exactNs, tolerance: 1e-9, relative: true, unit: "rpm" }),
        near({ what: "SU-NS: speed of constant tip speed", source: "N₁ D₁/D₂, worked number", value: other.tip, expected: 24.4, tolerance: 0.05, unit: "rpm" }),
        ...numbers.map(([what, value, expected, tolerance, source]) => near({ what, source, value, expected, tolerance })),
      ],
      figures: {
        "09-scale-up-similar.svg": plot({
          title: "Similar vessels at ten times the length",
          x: { quantity: "speed, large over small", log: true },
          y: { quantity: "ratio, large over small", log: true },
          series: [2, 3, 6, 7].map((column, i) => ({ kind: "markers", x: rows.map((r) => r.cells[0].ratio), y: rows.map((r) => r.cells[column].ratio), label: columns[column][0], colour: i })).concat(
            [2, 3, 6, 7].map((column, i) => ({ kind: "line", x: [0.01, 1], y: [0.01, 1].map((n) => n ** columns[column][1] * s ** columns[column][2]), colour: i, label: i === 0 ? "closed forms" : undefined })),
          ),
        }),
        "09-scale-up-power.svg": plot({
          title: "Power numbers over the Reynolds number",
          x: { quantity: "Reynolds number", log: true },
          y: { quantity: "power number", log: true },
          series: [
            { kind: "line", ...rushton(4), label: "Rushton, baffled", colour: 0 },
            { kind: "line", ...rushton(0), label: "Rushton, unbaffled", colour: 0, dashed: true },
            { kind: "line", ...pitched, label: "pitched blade", colour: 1 },
            { kind: "line", ...retreat, label: "retreat curve, 1 baffle", colour: 2 },
            { kind: "markers", x: [1e5], y: [4.86], colour: 0, label: "worked numbers" },
            { kind: "markers", x: [1e5], y: [1.32], colour: 1 },
            { kind: "markers", x: [1e5], y: [0.52], colour: 2 },
          ],
        }),
      },
    };
  },
};
