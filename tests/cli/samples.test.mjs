// What a newcomer opens first must work: every sample project checks and all its studies run.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { root } from "../cases/files.mjs";
import { pharmaflow } from "./support.mjs";

const folder = path.join(root, "data/samples");
const samples = readdirSync(folder).filter((name) => name.endsWith(".json"));

test("there are samples", () => assert.ok(samples.length >= 5, samples.join()));

for (const name of samples) {
  test(`sample ${name}`, () => {
    const checked = pharmaflow(["check", path.join(folder, name), "--json"]);
    assert.equal(checked.status, 0, checked.stdout);
    for (const study of JSON.parse(checked.stdout).studies) {
      const { status, stdout, stderr } = pharmaflow(["run", path.join(folder, name), "--study", study.id ?? study]);
      assert.equal(status, 0, stdout + stderr);
    }
  });
}
