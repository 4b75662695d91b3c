// Writes .br and .gz beside every text and module of dist/, so that the server need not compress while it serves.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = path.join(import.meta.dirname, "dist");
const worthwhile = /\.(js|css|html|svg|json|wasm|webmanifest|txt)$/;

for (const name of readdirSync(dist, { recursive: true })) {
  const file = path.join(dist, name);
  // The page gets a nonce with each answer, so it cannot be compressed beforehand.
  if (!worthwhile.test(name) || name === "index.html" || statSync(file).size < 1024) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
