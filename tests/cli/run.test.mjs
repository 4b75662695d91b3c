import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { command, onTerminal, pharmaflow, project, scratch, start, write } from "./support.mjs";

const file = write("project.json", project);
const escape = "\x1b";

test("run: a fit in words and aligned columns, the first study by default", () => {
  const { status, stdout, stderr } = pharmaflow(["run", file]);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
  assert.match(stdout, /^Fit 'fit': done$/m);
  assert.match(stdout, /^k1 +0\.100\d* ± 0\.000\d+ +1\/min +0\.09\d+ … 0\.10\d+/m);
  assert.match(stdout, /^6 observations, 1 estimated parameter, 5 degrees of freedom$/m);
  assert.match(stdout, /^Verdict Good/m);
});

test("run: piped output has no escapes and no rules, a terminal's has both", () => {
  const piped = pharmaflow(["run", file]).stdout;
  assert.ok(!piped.includes(escape) && !piped.includes("─"));
  const { status, text } = onTerminal(["run", file]);
  assert.equal(status, 0);
  assert.ok(text.includes(`${escape}[1m`) && text.includes("─"));
  const plain = onTerminal(["run", file], { NO_COLOR: "1" }).text;
  assert.ok(!plain.includes(escape) && plain.includes("─"));
});

test("run --study: a simulation with its summary and eleven rows of the series, the last at the end", () => {
  const { status, stdout } = pharmaflow(["run", file, "--study", "run"]);
  assert.equal(status, 0);
  assert.match(stdout, /^Summary +Value/m);
  assert.match(stdout, /^time \[min\] +A \[mol\/L\] +B \[mol\/L\]/m);
  const rows = stdout.split("\n").filter((line) => /^ +\d+(\.\d+)? +/.test(line));
  assert.equal(rows.length, 11);
  assert.match(rows[10], /^ +10 +0\.60653 +0\.39347/); // exp(-0.05 * 10)
  assert.match(stdout, /^11 of 101 output times/m);
});

test("run --json: the result document and nothing else; from standard input the same bytes", () => {
  const { status, stdout, stderr } = pharmaflow(["run", file, "--json"]);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  const result = JSON.parse(stdout);
  assert.equal(result.format, "pharmaflow-result/1");
  assert.equal(result.status, "ok");
  assert.equal(pharmaflow(["run", "-", "--json"], readFileSync(file)).stdout, stdout);
});

test("run -o: the file holds what --json prints, the tables still appear", () => {
  const target = path.join(scratch, "result.json");
  const { status, stdout } = pharmaflow(["run", file, "-o", target]);
  assert.equal(status, 0);
  assert.match(stdout, /^Fit 'fit': done/);
  const printed = pharmaflow(["run", file, "--json"]).stdout;
  assert.deepEqual(JSON.parse(readFileSync(target, "utf8")), JSON.parse(printed));
});

test("run: a wrong document exits 2, readably on stderr or as a problem document on stdout, and writes no file", () => {
  const wrong = structuredClone(project);
  wrong.reactions[0].equation = "A -> E";
  const bad = write("bad.json", wrong);
  const target = path.join(scratch, "none.json");
  const people = pharmaflow(["run", bad, "-o", target]);
  assert.equal(people.status, 2);
  assert.equal(people.stdout, "");
  assert.match(people.stderr, /\/reactions\/0\/equation {2}unknown_species/);
  assert.match(people.stderr, /→ /);
  assert.ok(!existsSync(target));
  const machines = pharmaflow(["run", bad, "--json"]);
  assert.equal(machines.status, 2);
  assert.equal(machines.stderr, "");
  const problem = JSON.parse(machines.stdout);
  assert.equal(problem.code, "invalid_document");
  assert.equal(problem.status, 422);
  assert.equal(problem.errors[0].pointer, "/reactions/0/equation");
});

test("run: what cannot be read or written exits 2 with the reason", () => {
  for (const words of [["run", path.join(scratch, "absent.json")], ["run", scratch], ["run", file, "-o", path.join(scratch, "no/such/folder.json")]]) {
    const { status, stderr } = pharmaflow(words);
    assert.equal(status, 2);
    assert.match(stderr, /Cannot (read|write) '/);
  }
  assert.equal(pharmaflow(["run", "-"], "{").status, 2);
  assert.equal(pharmaflow(["run", file, "--study", "absent"]).status, 2);
});

/** Long enough to be interrupted on any machine. */
function slowProject() {
  const slow = structuredClone(project);
  // The Lotka-Volterra cycle, a million periods: nothing stiff, nothing that a solver could skip.
  slow.species = [{ id: "X" }, { id: "Y" }];
  slow.parameters = [];
  slow.reactions = [
    { id: "r1", equation: "X -> 2 X", rate: { law: "power", k: "1 1/s" } },
    { id: "r2", equation: "X + Y -> 2 Y", rate: { law: "power", k: "1 L/(mol s)" } },
    { id: "r3", equation: "Y ->", rate: { law: "power", k: "1 1/s" } },
  ];
  slow.experiments = [];
  slow.studies = [
    {
      id: "run",
      kind: "simulate",
      recipe: {
        reactor: "batch",
        charge: { volume: "1 L", temperature: "25 degC", concentrations: { X: "2 mol/L", Y: "1 mol/L" } },
        duration: "1e7 s",
      },
      output: { points: 11 },
      tolerances: { relative: 1e-9 },
    },
  ];
  return write("slow.json", slow);
}

test("Ctrl-C: the first press ends the run with what was reached, exit 1", async () => {
  const child = start(["run", slowProject(), "--json"]);
  let stdout = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  setTimeout(() => child.kill("SIGINT"), 500);
  const status = await new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  await new Promise((resolve) => (child.stdout.readableEnded ? resolve() : child.stdout.on("end", resolve)));
  assert.equal(status, 1);
  const result = JSON.parse(stdout);
  assert.equal(result.status, "cancelled");
  assert.ok(result.reason.length > 0);
});

test("a full disk behind standard output is told, exit 2", { skip: !existsSync("/dev/full") }, () => {
  for (const words of [["run", file], ["run", file, "--json"], ["run", file, "-o", "-"], ["check", file], ["schema"], ["version"]]) {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(command, words, { encoding: "utf8", stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    assert.equal(status, 2, words.join(" "));
    assert.equal(stderr.match(/unwritable_/g)?.length, 1, stderr);
  }
});

test("--time-limit: ends the run in time, exit 1, and says why", () => {
  const begin = Date.now();
  const { status, stdout } = pharmaflow(["run", slowProject(), "--time-limit", "0.3"]);
  assert.equal(status, 1);
  assert.ok(Date.now() - begin < 5000);
  assert.match(stdout, /^Simulate 'run': (failed|cancelled): .+/m);
});

test("a terminal shows progress of a long run and wipes it; a pipe never does", () => {
  const { text } = onTerminal(["run", slowProject(), "--time-limit", "1"]);
  assert.match(text, /[█░]{30} [\d.]+ %/);
  assert.ok(text.includes(`\r${escape}[K`));
  assert.equal(pharmaflow(["run", slowProject(), "--time-limit", "0.6"]).stderr, "");
});
