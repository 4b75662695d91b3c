import assert from "node:assert/strict";
import test from "node:test";
import { judge } from "./judge.mjs";

const passed = (recorded, counted) => judge(recorded, counted).map((line) => line.passed);

test("growth beyond 5 % fails, within it passes", () => {
  assert.deepEqual(passed({ a: 1000, b: 1000 }, { a: 1051, b: 1049 }), [false, true]);
  assert.match(judge({ a: 1000000 }, { a: 1200000 })[0].text, /^a: 1 200 000 instructions, \+20\.0 %: more than the recorded 1 000 000/);
});

test("a gain passes; beyond 5 % it asks to be recorded", () => {
  const [large, small] = judge({ a: 1000, b: 1000 }, { a: 900, b: 960 });
  assert.ok(large.passed && small.passed);
  assert.match(large.text, /−10\.0 %: record the gain$/);
  assert.match(small.text, /−4\.0 %$/);
});

test("a case without a recorded count fails, and a count without a case", () => {
  assert.deepEqual(passed({}, { a: 1 }), [false]);
  assert.deepEqual(passed({ a: 1 }, {}), [false]);
});
