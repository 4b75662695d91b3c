// Writes two-rate-constants.json and four-arrhenius.json: measurements made up from known parameters and normal
// noise of a fixed seed. Run it with `node bench/documents/make_fits.mjs`.
import { writeFileSync } from 'node:fs';

let state = 20261122n;
/** Uniform on [0, 1): splitmix64 (Steele, Lea & Flood 2014). */
function uniform() {
  const mask = (1n << 64n) - 1n;
  state = (state + 0x9e3779b97f4a7c15n) & mask;
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
}
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** Classical Runge-Kutta with 2000 steps between outputs: exact to far below the noise. */
function solve(rhs, start, times) {
  const rows = [];
  let y = start;
  let t = 0;
  const shifted = (k, h) => y.map((v, i) => v + h * k[i]);
  for (const target of times) {
    const h = (target - t) / 2000;
    for (let step = 0; step < 2000 && h > 0; ++step) {
      const a = rhs(y);
      const b = rhs(shifted(a, h / 2));
      const c = rhs(shifted(b, h / 2));
      const d = rhs(shifted(c, h));
      y = y.map((v, i) => v + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
    }
    t = target;
    rows.push(y);
  }
  return rows;
}

const times = (count, end) => Array.from({ length: count }, (_, i) => Number((((i + 1) * end) / count).toFixed(4)));

function measured(ids, rows, time, sigma) {
  return ids.map(([id, column]) => ({
    observable: id,
    time: { unit: 'min', values: time },
    value: { unit: 'mM', values: rows.map((row) => Number((row[column] + sigma * normal()).toFixed(2))) },
    sigma: `${sigma} mM`,
  }));
}

/** One line a column and a member: readable, and small. */
const text = (document) =>
  JSON.stringify(document, null, 1).replace(/\[\s+(-?[\d.]+,[^\]]*?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`) +
  '\n';
const write = (name, document) => writeFileSync(new URL(name, import.meta.url), text(document));

const twoTimes = times(250, 60);
write('two-rate-constants.json', {
  format: 'pharmaflow/1',
  title: 'A -> B -> C, 500 values; made with k1 = 0.11 1/min, k2 = 0.043 1/min and noise of 5 mM',
  species: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  parameters: [
    { id: 'k1', value: '0.05 1/min', min: '1e-4 1/min', max: '10 1/min', scale: 'log' },
    { id: 'k2', value: '0.1 1/min', min: '1e-4 1/min', max: '10 1/min', scale: 'log' },
  ],
  reactions: [
    { id: 'r1', equation: 'A -> B', rate: { law: 'power', k: 'k1' } },
    { id: 'r2', equation: 'B -> C', rate: { law: 'power', k: 'k2' } },
  ],
  experiments: [
    {
      id: 'run1',
      recipe: {
        reactor: 'batch',
        charge: { volume: '1 L', temperature: '25 degC', concentrations: { A: '1 mol/L' } },
        temperature: { control: 'isothermal' },
        duration: '60 min',
      },
      measurements: measured(
        [['A', 0], ['B', 1]],
        solve(([a, b]) => [-0.11 * a, 0.11 * a - 0.043 * b], [1000, 0], twoTimes),
        twoTimes,
        5,
      ),
    },
  ],
  studies: [{ id: 'fit', kind: 'fit' }],
});

const arrhenius = (k, ea, T) => k * Math.exp((-ea / 8.31446261815324) * (1 / T - 1 / 313.15));
const fourTimes = times(50, 120);
write('four-arrhenius.json', {
  format: 'pharmaflow/1',
  title:
    'A + B -> C + E, C + B -> D + E at four temperatures, 1000 values; made with 0.060 and 0.012 L/(mol min) at 40 degC, 58 and 71 kJ/mol and noise of 5 mM',
  species: ['A', 'B', 'C', 'D', 'E'].map((id) => ({ id })),
  parameters: [
    { id: 'k1', value: '0.03 L/(mol min)', min: '1e-5 L/(mol min)', max: '10 L/(mol min)', scale: 'log' },
    { id: 'Ea1', value: '70 kJ/mol', min: '10 kJ/mol', max: '200 kJ/mol' },
    { id: 'k2', value: '0.03 L/(mol min)', min: '1e-5 L/(mol min)', max: '10 L/(mol min)', scale: 'log' },
    { id: 'Ea2', value: '55 kJ/mol', min: '10 kJ/mol', max: '200 kJ/mol' },
  ],
  reactions: [
    { id: 'r1', equation: 'A + B -> C + E', rate: { law: 'power', k: { k_ref: 'k1', T_ref: '40 degC', Ea: 'Ea1' } } },
    { id: 'r2', equation: 'C + B -> D + E', rate: { law: 'power', k: { k_ref: 'k2', T_ref: '40 degC', Ea: 'Ea2' } } },
  ],
  experiments: [25, 35, 45, 55].map((celsius) => {
    const k1 = arrhenius(0.06e-3, 58e3, celsius + 273.15);
    const k2 = arrhenius(0.012e-3, 71e3, celsius + 273.15);
    const rhs = ([a, b, c]) => {
      const r1 = k1 * a * b;
      const r2 = k2 * c * b;
      return [-r1, -r1 - r2, r1 - r2, r2, r1 + r2];
    };
    return {
      id: `at${celsius}`,
      recipe: {
        reactor: 'batch',
        charge: { volume: '1 L', temperature: `${celsius} degC`, concentrations: { A: '1 mol/L', B: '1.5 mol/L' } },
        temperature: { control: 'isothermal' },
        duration: '120 min',
      },
      measurements: measured(
        ['A', 'B', 'C', 'D', 'E'].map((id, column) => [id, column]),
        solve(rhs, [1000, 1500, 0, 0, 0], fourTimes),
        fourTimes,
        5,
      ),
    };
  }),
  studies: [{ id: 'fit', kind: 'fit' }],
});
