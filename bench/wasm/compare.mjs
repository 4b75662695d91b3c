// The module beside the native engine: the same documents, from text to result, in one run.
//
//     ./dev bench --wasm [--passes=5] [--seconds=0.2]
//
// Needs build/wasm and build/bench/bin/repeat_document, which that command builds. Hot is the shortest of
// many runs in one process; passes of both are interleaved, so that what disturbs the machine disturbs both. Cold is
// measured in a process of its own per pass, because engines keep the code that they have made.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    passes: { type: "string", default: "5" },
    seconds: { type: "string", default: "0.2" },
    native: { type: "string", default: path.join(root, "build/bench/bin/repeat_document") },
    wasm: { type: "string", default: path.join(root, "build/wasm") },
    cold: { type: "string" },
  },
});

const subjects = [
  { name: "A → B", file: "cases/first_order.json" },
  { name: "ROBER", file: "cases/stiff/robertson.json" },
  { name: "HIRES", file: "cases/stiff/hires.json" },
  { name: "POLLUTION", file: "cases/stiff/pollution.json" },
  { name: "pharma, 12 species", file: "bench/documents/pharma.json" },
  { name: "F1: 500 values, 2 rate constants", file: "bench/documents/two-rate-constants.json" },
  { name: "F2: 1000 values, 4 Arrhenius parameters", file: "bench/documents/four-arrhenius.json" },
  { name: "F3: 40 values, 5 rate constants", file: "data/samples/consecutive.json" },
];

const { load } = await import(path.join(options.wasm, "loader.js"));
const moduleBytes = readFileSync(path.join(options.wasm, "pharmaflow.wasm"));
const documentOf = (subject) => new Uint8Array(readFileSync(path.join(root, subject.file)));

function solve(engine, document) {
  const reply = engine.run(document);
  if (reply.outcome !== "ok") throw new Error(reply.json);
}

/** Milliseconds of one call. */
async function timed(call) {
  const start = performance.now();
  const value = await call();
  return { milliseconds: performance.now() - start, value };
}

/** In a fresh process: compiling, instantiating, the first result. */
async function measureCold(file) {
  const document = documentOf({ file });
  const compiled = await timed(() => WebAssembly.compile(moduleBytes));
  const started = await timed(() => load(compiled.value));
  const first = await timed(() => solve(started.value, document));
  return [compiled, started, first].map((one) => one.milliseconds);
}

const minimum = (values) => values.reduce((least, value) => Math.min(least, value), Infinity);

/** The shortest run of the module [us]. */
function hotWasm(engine, document) {
  const end = performance.now() + 1000 * Number(options.seconds);
  let least = Infinity;
  do {
    const start = performance.now();
    solve(engine, document);
    least = Math.min(least, performance.now() - start);
  } while (performance.now() < end);
  return 1000 * least;
}

const hotNative = (file) =>
  Number(execFileSync(options.native, [path.join(root, file), "", options.seconds], { encoding: "utf8" }));

const cold = (file) =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), `--cold=${file}`, `--wasm=${options.wasm}`], {
      encoding: "utf8",
    }),
  );

const microseconds = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

async function compare() {
  const engine = await load(moduleBytes);
  const rows = subjects.map((subject) => ({ ...subject, bytes: documentOf(subject), native: [], wasm: [], cold: [] }));
  for (let pass = 0; pass < Number(options.passes); ++pass) {
    for (const row of rows) {
      row.native.push(hotNative(row.file));
      row.wasm.push(hotWasm(engine, row.bytes));
      row.cold.push(cold(row.file));
    }
  }
  console.log("| document | native [µs] | wasm [µs] | ratio | compile [ms] | first result [ms] |");
  console.log("|---|---|---|---|---|---|");
  for (const row of rows) {
    const [native, wasm] = [minimum(row.native), minimum(row.wasm)];
    const compiled = minimum(row.cold.map((one) => one[0]));
    const first = minimum(row.cold.map((one) => one[1] + one[2]));
    console.log(
      `| ${row.name} | ${microseconds(native)} | ${microseconds(wasm)} | ${(wasm / native).toFixed(2)} ` +
        `| ${compiled.toFixed(1)} | ${first.toFixed(1)} |`,
    );
  }
}

if (options.cold === undefined) await compare();
else console.log(JSON.stringify(await measureCold(options.cold)));
