import assert from "node:assert/strict";
import test from "node:test";
import { longFit, sample, simulation } from "../documents.mjs";

export function engine(api) {
  test("run: the study that is named, the first without a name", async () => {
    const fit = (await api.post("/api/v1/run?study=fit", sample("consecutive"))).json;
    assert.equal(fit.kind, "fit");
    assert.ok(Math.abs(fit.parameters[0].value / 5.93e-5 - 1) < 0.01);
    const first = JSON.parse(sample("consecutive")).studies[0].id;
    assert.equal((await api.post("/api/v1/run", sample("consecutive"))).json.study, first);
  });

  test("run and check: what is wrong with a document is said with its place, all at once", async () => {
    const broken = simulation(11);
    broken.reactions[0].equation = "A -> E";
    broken.reactions[0].rate.k = "0.1 L/mol";
    for (const address of ["/api/v1/run", "/api/v1/check"]) {
      const { status, json } = await api.post(address, broken);
      assert.equal(status, 422);
      assert.equal(json.code, "invalid_document");
      assert.deepEqual(json.errors.map((e) => e.pointer), ["/reactions/0/equation", "/reactions/0/rate/k"]);
    }
    assert.equal((await api.post("/api/v1/run?study=none", simulation(11))).json.errors[0].code, "unknown_study");
    assert.equal((await api.post("/api/v1/run", "")).status, 422);
    assert.equal((await api.post("/api/v1/run", "[".repeat(100_000))).status, 422);
    assert.deepEqual((await api.post("/api/v1/check", simulation(11))).json.studies.map((s) => s.id), ["run"]);
  });

  test("ten thousand points within 200 ms", async () => {
    const times = [];
    for (let i = 0; i < 5; ++i) {
      const start = performance.now();
      const { json } = await api.post("/api/v1/run", simulation(10_000));
      times.push(performance.now() - start);
      assert.equal(json.series.columns[0].values.length, 10_000);
    }
    console.log(`# 10,000 points over HTTP: ${times.map((t) => t.toFixed(0)).join(", ")} ms`);
    assert.ok(Math.min(...times) <= 200);
  });

  test("a long run does not hold up what is short", async () => {
    const long = api.post("/api/v1/run", longFit(50));
    const start = performance.now();
    assert.equal((await api.get("/api/v1/health")).status, 200);
    assert.ok(performance.now() - start < 200);
    assert.equal((await long).json.status, "ok");
  });

  test("units: one quantity, and many with all faults at once", async () => {
    const convert = (body) => api.post("/api/v1/units/convert", body);
    const one = await convert({ value: "25 degC", to: "K" });
    assert.deepEqual(one.json, { value: 298.15, unit: "K" });
    const many = await convert([{ value: "1 h", to: "s" }, { value: "-1 kg", to: "g" }]);
    assert.deepEqual(many.json, [{ value: 3600, unit: "s" }, { value: -1000, unit: "g" }]);
    const faults = await convert([{ value: "1 h", to: "kg" }, { value: "1 h", to: "s" }, { value: "x", to: "s" }, { to: "s" }, 7]);
    assert.equal(faults.status, 422);
    assert.deepEqual(faults.json.errors.map((e) => e.pointer), ["/0", "/2", "/3", "/4"]);
    assert.equal(faults.json.errors[0].code, "unit_mismatch");
    assert.deepEqual((await convert([])).json, []);
    assert.equal((await convert(Array(10_001).fill({ value: "1 s", to: "s" }))).json.code, "too_many");
    for (const body of ["", "{", '"x"', "null", "\xff"]) assert.equal((await convert(body)).status, 422, body);
  });
}
