// Milliseconds from a compiled module to its first result, in a process that has never run it.
//
//     node tests/parity/cold_start.mjs LOADER MODULE DOCUMENT
import { readFileSync } from "node:fs";

const [loader, module, document] = process.argv.slice(2);
const { load } = await import(loader);
const compiled = await WebAssembly.compile(readFileSync(module));
const bytes = new Uint8Array(readFileSync(document));

const start = performance.now();
const engine = await load(compiled);
const reply = engine.run(bytes);
const milliseconds = performance.now() - start;
if (reply.outcome !== "ok") throw new Error(reply.json);
console.log(milliseconds);
