// The validation book as tests: its tools find what is wrong, every check holds, and docs/validation is what the engine
// computes. The command is build/release/bin/pharmaflow or $PHARMAFLOW.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { compute, files } from "./book.mjs";
import { atMost, largestDifference, near } from "./checks.mjs";
import { stale } from "./compare.mjs";
import { engineAt, root } from "./engine.mjs";
import { indexPage, rough, toTolerance } from "./markdown.mjs";
import { normal, splitmix64 } from "./noise.mjs";
import { niceStep, plot, scale } from "./plot.mjs";
import { chapters } from "./registry.mjs";

const one = (check) => [{ chapter: { number: 1, file: "01-a", title: "a" }, outcome: { text: ["Text of 1.5 mol."], checks: [check], figures: {} } }];
const measured = (value) => near({ what: "w", source: "s", value, expected: 2, tolerance: 0.1 });

test("a check holds inside its tolerance and fails outside, beyond numbers and without one", () => {
  assert.equal(measured(2.05).holds, true);
  assert.equal(measured(2.2).holds, false);
  assert.equal(measured(NaN).holds, false);
  assert.equal(measured(undefined).holds, false);
  assert.equal(near({ what: "", source: "", value: 2.05, expected: 2, tolerance: 0.02, relative: true }).holds, false);
  assert.equal(atMost({ what: "", source: "", value: Infinity, bound: 1 }).holds, false);
  assert.ok(Number.isNaN(largestDifference([1, null], [1, 2])));
  assert.ok(Number.isNaN(largestDifference([], [])));
  assert.equal(largestDifference([1, 4], [1, 2]), 2);
});

test("a failing check is shown as failing, a chapter that throws fails", () => {
  assert.match(indexPage(one(measured(3))), /\*\*fails\*\*/);
  assert.doesNotMatch(indexPage(one(measured(2))), /\*\*/);
  const [{ outcome }] = compute([{ run: () => assert.fail("no engine") }], undefined);
  assert.deepEqual(outcome.checks.map((c) => [c.holds, c.source]), [[false, "no engine"]]);
});

test("stale pages are found: values, verdicts, words, missing files; last digits and other work are not", () => {
  const fresh = files(one(measured(2)));
  assert.deepEqual(stale(fresh, fresh), []);
  assert.equal(stale({ ...fresh, "checks.json": files(one(measured(2.05)))["checks.json"] }, fresh).length, 0);
  assert.match(stale(files(one(measured(1.88))), fresh).join(), /fails there, holds now/);
  assert.match(stale({ ...fresh, "checks.json": fresh["checks.json"].replace('"value": 2', '"value": 7') }, fresh).join(), /7 there, 2 now/);
  assert.match(stale({ ...fresh, "01-a.md": fresh["01-a.md"].replace("mol", "kg") }, fresh).join(), /words/);
  assert.match(stale({ ...fresh, "01-a.md": fresh["01-a.md"].replace("1.5", "9.5") }, fresh).join(), /9.5 there/);
  assert.match(stale({ ...fresh, "README.md": undefined }, fresh).join(), /missing/);
});

test("numbers are written with the digits that mean something", () => {
  assert.deepEqual([0, 1.234e-9, 0.0123, 42.3, 12345, NaN].map(rough), ["0", "1.2e-9", "0.012", "42", "1.2e+4", "–"]);
  assert.equal(toTolerance(323.9234449, 1e-6), "323.9234449");
  assert.equal(toTolerance(0.0288527880, 5e-7), "0.02885279");
  assert.equal(toTolerance(1000, 0), "1000");
});

test("splitmix64 gives the published sequence, Box-Muller normal numbers", () => {
  // Of seed 1234567, as in the reference implementation of Vigna (2015), prng.di.unimi.it/splitmix64.c.
  const next = splitmix64(1234567);
  assert.deepEqual([next(), next(), next()], [6457827717110365317n, 3203168211198807973n, 9817491932198370423n]);
  const values = normal(7, 20000);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  const beyond = values.filter((v) => Math.abs(v) > 1.959964).length / values.length;
  assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.04 && Math.abs(beyond - 0.05) < 0.006);
});

test("axes place values and ticks", () => {
  assert.equal(niceStep(0.13), 0.2);
  assert.equal(niceStep(6), 10);
  const linear = scale({}, [0, 9.3], 0, 100);
  assert.deepEqual(linear.ticks.map((t) => t.text), ["0", "2", "4", "6", "8", "10"]);
  assert.equal(linear.place(5), 50);
  const decades = scale({ log: true }, [0, 1e-3, 10], 0, 100);
  assert.equal(decades.place(1e-1), 50);
  assert.equal(decades.has(0), false);
  assert.throws(() => scale({}, [NaN], 0, 1), RangeError);
});

test("a plot names its axes, draws every point that has a place, and escapes what it is told", () => {
  const svg = plot({
    title: "a < b",
    x: { quantity: "time", unit: "min" },
    y: { quantity: "c", unit: "(mol/L)", log: true },
    series: [{ kind: "markers", x: [0, 1, 2], y: [1, 0, 10], label: "A" }],
  });
  assert.match(svg, />time \/ min</);
  assert.match(svg, />c \/ \(mol\/L\)</);
  assert.match(svg, /<title>a &lt; b<\/title>/);
  assert.equal(svg.match(/<circle/g).length, 3); // two points and the legend's: 0 has no place on a logarithmic axis
});

const outcomes = compute(chapters, engineAt(process.env.PHARMAFLOW));
for (const { chapter, outcome } of outcomes)
  for (const check of outcome.checks)
    test(`${chapter.number}: ${check.what}`, () => {
      assert.ok(check.holds, `measured ${check.value}, expected ${check.expected ?? "at most"} ${check.tolerance}; ${check.source}`);
    });

test("docs/validation is what the engine computes (otherwise: ./dev validate)", () => {
  const fresh = files(outcomes);
  const stored = Object.fromEntries(
    Object.keys(fresh).map((name) => {
      try {
        return [name, readFileSync(path.join(root, "docs/validation", name), "utf8")];
      } catch {
        return [name, undefined];
      }
    }),
  );
  assert.deepEqual(stale(stored, fresh), []);
});
