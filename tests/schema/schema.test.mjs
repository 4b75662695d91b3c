// The JSON Schema accepts every valid case, holds its own examples, and rejects documents of a wrong shape.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const schema = read(join(root, 'engine/src/document/schema.json'));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, unicodeRegExp: true });
const validate = ajv.compile(schema);

// What the engine refuses may have any shape, down to text that is no JSON.
const expectedInvalid = (name) => read(join(root, 'cases', name.replace(/json$/, 'expected.json'))).status === 'invalid';
const cases = readdirSync(join(root, 'cases'), { recursive: true })
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json') && !expectedInvalid(name))
  .sort();

test('there are cases', () => assert.ok(cases.length > 0));

for (const name of cases)
  test(`accepts cases/${name}`, () => {
    assert.ok(validate(read(join(root, 'cases', name))), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  });

const base = {
  format: 'pharmaflow/1',
  species: [{ id: 'A' }, { id: "Ä2'" }],
  medium: { density: '0.9 kg/L' },
  parameters: [{ id: 'k', value: '1 1/s', per: 'experiment', values: { e: '2 1/s' } }, { id: 'q', expression: '2 * k' }],
  reactions: [{ id: 'r', equation: 'A -> B', rate: { law: 'power', k: { A: '1 1/s', Ea: '5 kJ/mol' } } }],
  observables: [{ id: 'X', expression: '1 - [A]/[A]_0' }],
  experiments: [
    {
      id: 'e',
      recipe: {
        charge: { volume: '1 L', concentrations: { A: 'k' } },
        feeds: [{ profile: [['0 s', '1 mL/s'], ['1 s', '0 mL/s']] }],
        doses: [{ time: '1 s', masses: { A: '1 g' } }],
        withdrawals: [{ time: '1 s', volume: '1 mL' }, { rate: '1 mL/s' }],
        temperature: {
          stages: [
            { until: '1 s', control: 'jacket', UA: '1 W/K', UA_scaling: 'wetted_area', diameter: '1 m', jacket_temperature: { points: [['0 s', '20 degC']] } },
            { control: 'isothermal' },
          ],
        },
        events: [{ when: 'T > 300 K' }],
        duration: '10 s',
      },
      measurements: [{ observable: 'A', time: { unit: 's', values: [0, 1] }, value: { unit: 'mM', values: [null, '<0.5'] }, sigma: { unit: 'mM', values: [null, 1] } }],
    },
  ],
  studies: [{ id: 's', kind: 'fit', weighting: 'none' }, { id: 't', kind: 'simulate', experiment: 'e', output: { points: 5 } }],
};

test('accepts a document with a little of everything', () => {
  assert.ok(validate(base), JSON.stringify(validate.errors, null, 1));
});

test('its own examples hold', () => {
  for (const example of schema.examples) assert.ok(validate(example), JSON.stringify(validate.errors, null, 1));
  for (const [name, definition] of Object.entries(schema.$defs))
    for (const example of definition.examples ?? [])
      assert.ok(ajv.validate({ $ref: `${schema.$id}#/$defs/${name}` }, example), `${name}: ${JSON.stringify(example)}`);
});

test('its patterns are read by every dialect: with and without Unicode mode, without classes like \\p', () => {
  for (const [, pattern] of JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
    const text = JSON.parse(pattern);
    assert.doesNotMatch(text, /\\[pP]/);
    new RegExp(text), new RegExp(text, 'u');
  }
});

for (const id of ['A', "A''", 'k_1', 'α', '反应物', 'Ω2', 'x'.repeat(64)])
  test(`an id may be ${id}`, () => assert.ok(validate(changed('/species/0/id', id))));

for (const id of ['', '1A', '_A', "'A", 'A B', 'A-B', 'A+', 'x'.repeat(65), '→', 'µ→'])
  test(`an id may not be '${id}'`, () => assert.ok(!validate(changed('/species/0/id', id))));

test('every definition has a title and a description, and every object is closed', () => {
  for (const [name, definition] of Object.entries(schema.$defs)) {
    assert.ok(definition.title && definition.description, name);
    const visit = (node) => {
      if (node === null || typeof node !== 'object') return;
      if (node.properties && node.type === 'object') assert.equal(node.additionalProperties, false, name);
      Object.values(node).forEach(visit);
    };
    visit(definition);
  }
});

/** Sets (or, with undefined, removes) what an RFC 6901 pointer names, in a copy. */
function changed(pointer, value) {
  const copy = structuredClone(base);
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop();
  const parent = tokens.reduce((node, token) => node[token], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const recipe = '/experiments/0/recipe';
const wrong = [
  ['/format', undefined],
  ['/format', 'pharmaflow/2'],
  ['/species', undefined],
  ['/species', {}],
  ['/surplus', 1],
  ['/species/0/id', '2A'],
  ['/species/0/id', undefined],
  ['/species/0/phase', 'plasma'],
  ['/medium/cp', '1 J/K'],
  ['/parameters/0/value', undefined],
  ['/parameters/0/value', [1]],
  ['/parameters/0/per', undefined],
  ['/parameters/0/scale', 'ln'],
  ['/parameters/1/value', '1 1/s'],
  ['/reactions/0/rate', undefined],
  ['/reactions/0/rate/law', 'powr'],
  ['/reactions/0/rate/k/Ea', undefined],
  ['/reactions/0/rate/k/T_ref', '300 K'],
  ['/reactions/0/rate/km', '1 mM'],
  ['/observables/0/expression', 5],
  [`${recipe}/duration`, undefined],
  [`${recipe}/charge`, undefined],
  [`${recipe}/charge/volume`, undefined],
  [`${recipe}/reactor`, 'pfr'],
  [`${recipe}/steady_state`, true],
  [`${recipe}/feeds/0/rate`, '1 mL/s'],
  [`${recipe}/feeds/0/profile/0`, ['0 s']],
  [`${recipe}/doses/0/concentrations`, { A: '1 M' }],
  [`${recipe}/withdrawals/0/rate`, '1 mL/s'],
  [`${recipe}/temperature/stages/0/diameter`, undefined],
  [`${recipe}/temperature/stages/0/jacket_temperature`, undefined],
  [`${recipe}/temperature/stages`, []],
  [`${recipe}/temperature/stages/0/UA`, { points: [] }],
  [`${recipe}/temperature/stages/0/UA`, { points: [['1 L']] }],
  [`${recipe}/temperature/control`, 'isothermal'],
  [`${recipe}/events/0/when`, 'T'],
  ['/experiments/0/measurements/0/time', undefined],
  ['/experiments/0/measurements/0/time/values/0', null],
  ['/experiments/0/measurements/0/value/values/0', '0.5'],
  ['/studies/0/kind', 'mcmc'],
  ['/studies/0/loss_scale', 0],
  ['/studies/0/starts', 1.5],
  ['/studies/1/experiment', undefined],
  ['/studies/1/weighting', 'none'],
  ['/studies/1/output/points', 1],
  ['/studies/1/output/times', { unit: 's', values: [1] }],
];

test('UA may be points', () => {
  const stage = { control: 'jacket', UA: { points: [['1 L', '2 W/K']] }, jacket_temperature: '20 degC' };
  assert.ok(validate(changed(`${recipe}/temperature/stages/1`, stage)), JSON.stringify(validate.errors, null, 1));
});

for (const [pointer, value] of wrong)
  test(`rejects ${pointer} = ${JSON.stringify(value)}`, () => assert.equal(validate(changed(pointer, value)), false));
