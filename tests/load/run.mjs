// How fast the server answers, on this machine and now (docs/adr/0007-server.md has what was measured).
//   node tests/load/run.mjs [SECONDS]     needs wrk
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sample, simulation } from "../http/documents.mjs";
import { startServer } from "../http/server.mjs";

const seconds = process.argv[2] ?? "10";
const folder = path.dirname(fileURLToPath(import.meta.url));
const projects = 100;
const server = await startServer();
const document = sample("consecutive");
const file = path.join(server.data, "document.json");
writeFileSync(file, document);

let etag;
for (let i = projects - 1; i >= 0; --i) {
  const made = await server.send("PUT", `/api/v1/projects/load-${i}`, { body: document, headers: { "if-none-match": "*" } });
  etag = made.headers.etag;
}

/** One run of wrk: what its script reports. */
function wrk(script, connections) {
  const words = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", path.join(folder, script), `http://127.0.0.1:${server.port}`];
  const env = { ...process.env, PF_LOAD_FOLDER: folder, PF_LOAD_PROJECTS: String(projects), PF_LOAD_DOCUMENT: file, PF_LOAD_ETAG: etag };
  const child = spawn("wrk", words, { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let heard = "";
    child.stdout.on("data", (part) => (heard += part));
    child.on("error", reject);
    child.on("close", () => resolve(JSON.parse(/^REPORT (.*)$/m.exec(heard)[1])));
  });
}

async function runs(count) {
  const times = [];
  for (let i = 0; i < count; ++i) {
    const start = performance.now();
    const { json } = await server.send("POST", "/api/v1/run", { body: simulation(10_000) });
    times.push(performance.now() - start);
    if (json.status !== "ok") throw new Error(json.status);
  }
  return times.sort((a, b) => a - b);
}

const faults = [];
function judge(what, fine) {
  console.log(`${fine ? "ok  " : "MISS"} ${what}`);
  if (!fine) faults.push(what);
}

const cached = await wrk("cached.lua", 16);
const reads = cached.requests / cached.seconds;
judge(`cached reads: ${reads.toFixed(0)}/s (more than 5000), p99 ${cached.p99.toFixed(1)} ms, ${cached.failed} failed`, reads > 5000 && cached.failed === 0);
const mixed = await wrk("mixed.lua", 20);
const rate = mixed.requests / mixed.seconds;
judge(`reads and writes in turn of ${document.length} bytes at ${rate.toFixed(0)}/s: p50 ${mixed.p50.toFixed(2)} ms, p99 ${mixed.p99.toFixed(2)} ms (at most 20), max ${mixed.max.toFixed(1)} ms, ${mixed.failed} failed`,
  mixed.p99 <= 20 && mixed.failed === 0 && rate > 180);
const times = await runs(30);
judge(`10,000 points: median ${times[15].toFixed(0)} ms, slowest ${times.at(-1).toFixed(0)} ms (at most 200)`, times.at(-1) <= 200);
await server.stop();
process.exitCode = faults.length > 0 ? 1 : 0;
