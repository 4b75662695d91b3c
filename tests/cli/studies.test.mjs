// What people see of the studies of scale-up, safety and measured heat transfer: the verdict first, then tables.
import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { onTerminal, pharmaflow } from "./support.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const plant = path.join(root, "data/samples/exothermic-semi-batch.json");
const caseFile = (name) => path.join(root, "cases", `${name}.json`);

const shown = (words) => {
  const { status, stdout, stderr } = pharmaflow(["run", ...words]);
  assert.equal(status, 0, stderr);
  return stdout;
};
const answer = (words) => JSON.parse(pharmaflow(["run", ...words, "--json"]).stdout);
const before = (text, first, then) => {
  assert.match(text, first);
  assert.match(text, then);
  assert.ok(text.search(first) < text.search(then), `${first} stands before ${then}`);
};

test("scale-up: the verdict, then speeds, conditions with their ratios to the base, and broken limits by rule", () => {
  const text = shown([plant, "--study", "plant"]);
  const { targets } = answer([plant, "--study", "plant"]);
  before(text, /^Verdict Glass-lined 1,000 L at 55 rpm: /m, /^v1000, 800 L, 1000 times the base$/m);
  assert.match(text, /^power per volume +55 rpm +\d+ min +[\d.]+ degC +1 +in the verdict$/m);
  assert.match(text, /^No speed by kla: .*No gas is fed\.$/m);
  // every rule that gives a speed of its own is a column; the one of the verdict stands first
  assert.match(text, /^Condition +Base +power per volume +tip speed +reynolds +froude +heat transfer$/m);
  assert.match(text, /^Tip speed +m\/s +0\.942 +1\.77 \(×1\.88\) +0\.942 \(×1\) /m);
  assert.doesNotMatch(text, /^kLa /m); // no number anywhere
  for (const { rules } of targets)
    for (const { limits } of rules)
      for (const { severity, message } of limits) assert.equal(text.includes(message), severity !== "note", message);
});

test("scale-up: a terminal shows the columns that it has room for, and says what it left out", () => {
  const { text } = onTerminal(["run", plant, "--study", "plant"], { NO_COLOR: "1" });
  assert.match(text, /^Condition +Base +power per volume +tip speed$/m);
  assert.match(text, /^2 of 5 speeds; all of them with --json or -o$/m);
});

test("ranking: best first, yes or no, what limits, and a sentence for each vessel", () => {
  const text = shown([plant, "--study", "vessels"]);
  const { vessels } = answer([plant, "--study", "vessels"]);
  assert.match(text, /^Vessel +Can run it +Limited by +Score +Fill +Drive +Heat +Mixing$/m);
  before(text, /^v1000 +yes +Drive +0\.\d+ +ok +ok 2\.6× +ok 4×/m, /^v10000 +yes +Heat /m);
  for (const { vessel, verdict } of vessels) assert.ok(text.includes(`\n${vessel} ${verdict}\n`));
});

test("safety: the verdict before the table", () => {
  const text = shown([plant, "--study", "cooling_failure"]);
  before(text, /^Verdict .*\(MTSR\)/m, /^MTSR +[\d.]+ /m);
});

test("measured heat transfer: the verdict, the line with errors and intervals, U of each curve", () => {
  const text = shown([caseFile("scaleup/wilson_noise")]);
  before(text, /^Verdict Wall, jacket and fouling together 418\.2 W\/\(m² K\) ± 2\.9; /m, /^Wall, jacket and fouling +418\.2 ± 2\.9 +W\/\(m2 K\) +406\.2 … 430\.8$/m);
  before(text, /^Factor of the film +0\.1276 ± 0\.0015 .*published: 0\.33$/m, /^ +50 +rpm +234\.08 ± 0\.43 +233\.9 +W\/\(m2 K\) +18 +0\.078 K$/m);
});

test("measured heat transfer: an open interval and a line that is not there", () => {
  const vague = shown([caseFile("scaleup/wilson_vague")]);
  assert.match(vague, /^Wall, jacket and fouling +410 ± 190 +W\/\(m2 K\) +above 136\.2$/m);
  assert.match(vague, /^Warning U goes from 300 W\/\(m² K\) at 60 rpm to 335 at 90 rpm, /m);
  const none = shown([caseFile("scaleup/wilson_falls")]);
  assert.match(none, /^Verdict U does not grow with the speed/m);
  assert.match(none, /^ +120 +rpm +310 +– +W\/\(m2 K\)$/m);
  assert.doesNotMatch(none, /Line of 1\/U/);
});

test("sensitivity: a table for each output, in the order of the result, and how many simulations it took", () => {
  const tornado = shown([caseFile("sensitivity/tornado_first_order")]);
  before(tornado, /^A at the end = 0\.27067 mol\/L$/m, /^Parameter +At its low end +At its high end +Swing$/m);
  // the widest first: k for A, c0 for B
  before(tornado, /^k +0\.3306 +0\.22161 +-0\.109$/m, /^c0 +0\.2436 +0\.29774 +0\.0541$/m);
  before(tornado, /^c0 +1\.5564 +1\.9023 +0\.346$/m, /^k +1\.6694 +1\.7784 +0\.109$/m);
  assert.match(tornado, /^5 simulations$/m);
  const local = shown([caseFile("sensitivity/local_first_order")]);
  before(local, /^Conversion of A = 0\.86466$/m, /^k +2\.707 +1 per 1\/min +0\.313$/m);
});

test("sensitivity: Sobol's indices with their intervals, Morris's effects", () => {
  const [index] = answer([caseFile("sensitivity/ishigami")]).sobol;
  const text = shown([caseFile("sensitivity/ishigami")]);
  before(text, /^Parameter +Alone \(S1\) +With interactions \(ST\)$/m, /^x1 +0\.\d+ \(0\.\d+ … 0\.\d+\) +0\.\d+ \(0\.\d+ … 0\.\d+\)$/m);
  assert.ok(text.includes(`${Number(index.first.toPrecision(3))} (`));
  assert.match(shown([caseFile("sensitivity/morris_linear")]), /^Parameter +Mean of effects +Mean size +Spread$/m);
});
