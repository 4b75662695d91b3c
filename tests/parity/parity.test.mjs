// Every case natively (the command) and in WebAssembly (the loader): the same answer to 10 x the study's tolerance.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cases, command, root, toleranceOf, wasmLoader, wasmModule } from "../cases/files.mjs";
import { disagreements } from "./agree.mjs";

const { load, Proceed } = await import(wasmLoader);
const bytes = readFileSync(wasmModule);
const engine = await load(bytes);

const wasmSchema = path.join(path.dirname(wasmModule), "project.schema.json");
const coldStart = fileURLToPath(new URL("cold_start.mjs", import.meta.url));
const firstDocument = path.join(root, "bench/documents/two-rate-constants.json");

const exitCode = { ok: 0, failed: 1, cancelled: 1, invalid: 2 };

for (const one of cases()) {
  test(one.name, () => {
    const study = one.expected.study ?? "";
    const native = spawnSync(command, ["run", one.file, "--json", ...(study ? ["--study", study] : [])], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const wasm = engine.run(new Uint8Array(one.bytes), study);
    assert.equal(native.status, exitCode[wasm.outcome], `native exit ${native.status}, wasm ${wasm.outcome}`);
    assert.deepEqual(disagreements(JSON.parse(native.stdout), JSON.parse(wasm.json), toleranceOf(one)), []);
  });
}

test("the version, and the schema beside the module, are the command's", () => {
  const native = (...words) => execFileSync(command, words, { encoding: "utf8" }).trim();
  assert.equal(`pharmaflow ${engine.version()}`, native("version"));
  assert.equal(readFileSync(wasmSchema, "utf8").trim(), native("schema"));
});

test("the module is at most 400 kB as a browser loads it", () => {
  // Brotli at its best is what the server and any host of files send.
  const size = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
  console.log(`# pharmaflow.wasm: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped, ${size} by brotli`);
  assert.ok(size <= 400_000, `${size} bytes`);
});

test("the first result comes soon after instantiation", () => {
  // What is refused here is another order of magnitude than docs/benchmarks.md has, on a machine that has other things to
  // do. A process of its own each time: code that an engine has made, it keeps.
  const first = Array.from({ length: 3 }, () =>
    Number(execFileSync(process.execPath, [coldStart, wasmLoader, wasmModule, firstDocument], { encoding: "utf8" })),
  );
  console.log(`# first result after ${first.map((ms) => ms.toFixed(1)).join(", ")} ms`);
  assert.ok(Math.min(...first) <= 500, `${first} ms`);
});

test("the module needs pf_progress, two calls for teams and a few of WASI, nothing else, and exports its interface", async () => {
  const module = new WebAssembly.Module(bytes);
  const foreign = WebAssembly.Module.imports(module).filter((i) => i.module !== "wasi_snapshot_preview1");
  assert.deepEqual(foreign.map((i) => `${i.module}.${i.name}`), ["pharmaflow.pf_progress", "pharmaflow.pf_tell", "pharmaflow.pf_told"]);
  assert.deepEqual(
    WebAssembly.Module.exports(module).map((e) => e.name).sort(),
    ["_initialize", "memory", "pf_alloc", "pf_free", "pf_join", "pf_run"],
  );
});

const slow = JSON.stringify({
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "1 1/s" } }],
  studies: [
    {
      id: "run",
      kind: "simulate",
      recipe: {
        reactor: "batch",
        charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } },
        duration: "100 s",
      },
      output: { points: 5001 },
    },
  ],
});

test("progress is heard, and its answer cancels or ends the run with what was reached", () => {
  let heard = 0;
  const whole = engine.run(slow, "run", { progress: (fraction) => (assert.ok(fraction >= 0 && fraction <= 1), heard++, Proceed.goOn) });
  assert.equal(whole.outcome, "ok");
  assert.ok(heard > 0);
  for (const answer of [Proceed.cancel, Proceed.deadline]) {
    const stopped = engine.run(slow, "run", { progress: () => answer });
    const result = JSON.parse(stopped.json);
    assert.notEqual(stopped.outcome, "ok");
    assert.equal(result.status, stopped.outcome);
    assert.ok(result.reason.length > 0);
  }
  assert.equal(engine.run(slow, "run").outcome, "ok", "the engine works on after a cancelled run");
});

test("a fit tells its best parameters in the units of the document, and a new one is simulated with them", () => {
  const document = JSON.parse(readFileSync(path.join(root, "data/samples/consecutive.json"), "utf8"));
  const reports = [];
  const reply = engine.run(JSON.stringify(document), "fit", {
    interval: 0,
    progress: (fraction, values, parameters) => (reports.push({ fraction, values, parameters }), Proceed.goOn),
  });
  const estimated = JSON.parse(reply.json).parameters.filter((one) => one.estimated);
  const last = reports.at(-1);
  assert.deepEqual(last.parameters.map(({ id, unit }) => [id, unit]), estimated.map(({ id, unit }) => [id, unit]));
  for (const [j, { value, std_error }] of estimated.entries())
    assert.ok(Math.abs(last.parameters[j].value - value) < 1e-3 * std_error, `${value}`);
  const ssr = reports.map(({ values }) => values.ssr).filter((value) => value !== undefined);
  assert.ok(ssr.length > 3 && ssr.every((value, i) => i === 0 || value <= ssr[i - 1]), `${ssr}`);
  assert.deepEqual([last.values.start, last.values.starts], [1, 1]);
});

test("quantities are converted and units described", () => {
  const species = { id: "A", molar_mass: "194.2 g/mol" };
  const [kelvin, molar, column, refused] = engine.convert([
    { value: "25 degC", to: "K" },
    { value: 5, unit: "g/L", to: "mol/L", species },
    { values: [1, null], unit: "min", to: "s" },
    { value: "5 g/L", to: "mol/L" },
  ]);
  assert.deepEqual(kelvin, { value: 298.15, unit: "K" });
  assert.ok(Math.abs(molar.value - 5 / 194.2) < 1e-12);
  assert.deepEqual(column, { values: [60, null], unit: "s" });
  assert.equal(refused.error.code, "missing_property");
  const [concentration, unknown] = engine.describe(["mM", "oz"]);
  assert.equal(concentration.quantity, "concentration");
  assert.ok(concentration.compatible.includes("mol/L"));
  assert.equal(unknown.error.code, "unknown_unit");
  assert.throws(() => engine.describe([1]), /A unit must be a string/);
});

test("progress is called no more often than its interval says", () => {
  let heard = 0;
  engine.run(slow, "run", { interval: 1e6, progress: () => (heard++, Proceed.goOn) });
  assert.equal(heard, 1);
});

test("an exception of the progress callback reaches the caller and leaves the engine whole", () => {
  const boo = () => {
    throw new Error("boo");
  };
  assert.throws(() => engine.run(slow, "run", { progress: boo }), /boo/);
  assert.equal(engine.run(slow, "run").outcome, "ok");
});

test("memory is given back: two hundred runs do not let it grow", () => {
  const instance = WebAssembly.instantiate;
  let memory;
  WebAssembly.instantiate = async (...words) => {
    const made = await instance(...words);
    memory = made.exports.memory;
    return made;
  };
  return load(bytes).then((fresh) => {
    WebAssembly.instantiate = instance;
    for (let i = 0; i < 20; ++i) fresh.run(slow, "run");
    const before = memory.buffer.byteLength;
    for (let i = 0; i < 200; ++i) fresh.run(slow, "run");
    assert.equal(memory.buffer.byteLength, before);
  });
});
