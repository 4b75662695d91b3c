// Instruction counts of hot cases beside the recorded ones: a stable stand-in for time, which no shared machine has.
//   node tests/instructions/run.mjs            fails when a case has grown by more than 5 %
//   node tests/instructions/run.mjs --write    records the present counts
// Needs build/release/bin/count_instructions and valgrind.
import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { judge } from "./judge.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, "../../build", process.env.PF_PRESET ?? "release", "bin/count_instructions");
const record = path.join(here, "counts.json");

// The C library chooses its functions by the processor; told that there is nothing to choose, it does the same
// everywhere. Bound at the start, no symbol is looked up where we count.
const missing = ["AVX512F", "AVX512VL", "AVX512BW", "AVX512DQ", "AVX2", "AVX", "FMA", "FMA4", "BMI1", "BMI2", "LZCNT", "MOVBE", "ERMS", "FSRM",
  "SSSE3", "RTM"];
const environment = {
  PATH: process.env.PATH,
  LD_BIND_NOW: "1",
  GLIBC_TUNABLES: `glibc.cpu.hwcaps=${missing.map((name) => `-${name}`).join(",")}:glibc.cpu.x86_non_temporal_threshold=0xc0000`,
};

async function count(name) {
  const options = ["--tool=callgrind", "--toggle-collect=pf_counted", "--callgrind-out-file=/dev/null", program, name];
  const { stderr } = await promisify(execFile)("valgrind", options, { env: environment });
  const counted = Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  if (!(counted > 0)) throw new Error(`${name}: nothing was counted\n${stderr}`);
  return counted;
}

/** Counts of all cases by name, as many at a time as the machine runs. */
async function countAll() {
  const names = execFileSync(program, { encoding: "utf8" }).trim().split("\n");
  const waiting = [...names], counts = {};
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) counts[name] = await count(name);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return Object.fromEntries(names.map((name) => [name, counts[name]]));
}

/** What else the counts depend on. */
const madeWith = () => ({
  compiler: execFileSync("clang++-19", ["--version"], { encoding: "utf8" }).split("\n")[0],
  library: execFileSync("getconf", ["GNU_LIBC_VERSION"], { encoding: "utf8" }).trim(),
});

if (process.arch !== "x64") {
  console.log("PASS not compared: the recorded counts are of x86-64");
} else if (process.argv.includes("--write")) {
  const counts = await countAll();
  writeFileSync(record, `${JSON.stringify({ made_with: madeWith(), counts }, null, 2)}\n`);
  for (const [name, n] of Object.entries(counts)) console.log(`${name}: ${n}`);
} else {
  const recorded = JSON.parse(readFileSync(record, "utf8"));
  const lines = judge(recorded.counts, await countAll());
  for (const { passed, text } of lines) console.log(`${passed ? "PASS" : "FAIL"} ${text}`);
  if (lines.some(({ passed, text }) => !passed || text.endsWith("record the gain")))
    console.log("To record the present counts: ./dev instructions --write");
  if (lines.some(({ passed }) => !passed)) {
    process.exitCode = 1;
    if (JSON.stringify(madeWith()) !== JSON.stringify(recorded.made_with))
      console.log(`They were recorded with ${Object.values(recorded.made_with).join(", ")}; this is ${Object.values(madeWith()).join(", ")}.`);
  }
}
