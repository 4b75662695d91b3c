// The comparison itself must see a difference when there is one, and none where there is none.
import assert from "node:assert/strict";
import test from "node:test";
import { disagreements } from "./agree.mjs";

const result = () => ({
  status: "ok",
  parameters: [{ id: "k1", value: 0.15, std_error: 1e-3, ci95: [0.148, 0.152] }],
  experiments: [{ residuals: [{ measured: [1, 0.5], residual: [0.01, -0.02], standardized: [1, -2] }] }],
  series: { columns: [{ id: "A", values: [1, 0.5, 1e-9] }] },
  statistics: { ssr: 5e-4 },
  balances: { mass_closure: 1e-13, atom_closure: null },
  summary: { yield: { B: { A: 1e-17 } }, maximum_temperature: { value: 300, time: 7, time_unit: "s" } },
  solver: { steps: 12 },
});
const changed = (change) => {
  const copy = result();
  change(copy);
  return disagreements(result(), copy, 1e-6);
};

test("equal results agree", () => assert.deepEqual(changed(() => {}), []));
test("the last digits of a column's small values and of closures may differ", () => {
  assert.deepEqual(changed((r) => (r.series.columns[0].values[2] = 9e-9)), []);
  assert.deepEqual(changed((r) => (r.balances.mass_closure = 4e-13)), []);
  assert.deepEqual(changed((r) => (r.solver.steps = 13)), []);
  assert.deepEqual(changed((r) => (r.summary.yield.B.A = 2e-17)), []);
  assert.deepEqual(changed((r) => (r.summary.maximum_temperature.time = 7.1)), []);
});
test("numbers beyond 10 x the tolerance are seen, with their place", () => {
  assert.deepEqual(changed((r) => (r.series.columns[0].values[1] = 0.50002)), ["/series/columns/0/values/1: 0.5, 0.50002"]);
  assert.deepEqual(changed((r) => (r.parameters[0].value = 0.150002)), ["/parameters/0/value: 0.15, 0.150002"]);
  assert.equal(changed((r) => (r.summary.yield.B.A = 1e-4)).length, 1);
  assert.equal(changed((r) => (r.summary.maximum_temperature.value = 300.01)).length, 1);
  assert.deepEqual(changed((r) => (r.statistics.ssr = 5.001e-4)), ["/statistics/ssr: 0.0005, 0.0005001"]);
});
test("keys, lengths, words and nulls are seen", () => {
  assert.equal(changed((r) => delete r.statistics).length, 1);
  assert.equal(changed((r) => r.series.columns[0].values.pop()).length, 1);
  assert.equal(changed((r) => (r.status = "failed")).length, 1);
  assert.equal(changed((r) => (r.balances.atom_closure = 0)).length, 1);
  assert.equal(changed((r) => delete r.solver.steps).length, 1);
});
