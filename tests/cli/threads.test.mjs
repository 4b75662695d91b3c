import assert from "node:assert/strict";
import test from "node:test";
import { pharmaflow, project, start, write } from "./support.mjs";

/** Twelve experiments of one first-order reaction, each with errors of its own; enough work for threads to begin. */
function manyRuns(relative = 1e-9) {
  const many = structuredClone(project);
  const [run] = many.experiments;
  many.experiments = Array.from({ length: 12 }, (_, i) => {
    const copy = structuredClone(run);
    copy.id = `run${i + 1}`;
    copy.measurements[0].value.values = run.measurements[0].value.values.map((v, k) => v * (1 + 0.01 * Math.sin(7 * i + 3 * k)));
    return copy;
  });
  many.studies = [{ id: "fit", kind: "fit", tolerances: { relative, absolute: "1e-12 mol/L" } }];
  return many;
}

/** Oscillations without end (Lotka-Volterra): minutes of work in each experiment. */
function endless() {
  const slow = manyRuns();
  slow.species = [{ id: "A" }, { id: "B" }];
  slow.reactions = [
    { id: "grow", equation: "A -> 2 A", rate: { law: "power", k: "1 1/s" } },
    { id: "eat", equation: "A + B -> 2 B", rate: { law: "power", k: "1 L/(mol s)" } },
    { id: "die", equation: "B ->", rate: { law: "power", k: "k1" } },
  ];
  slow.parameters = [{ id: "k1", value: "1 1/s", min: "0.1 1/s", max: "10 1/s", scale: "log" }];
  for (const experiment of slow.experiments) {
    experiment.recipe.charge.concentrations = { A: "2 mol/L", B: "1 mol/L" };
    experiment.recipe.duration = "1e7 s";
    experiment.measurements[0].time.values = [0, 2e4, 4e4, 8e4, 1.2e5, 1.6e5]; // min
  }
  return slow;
}

test("--threads: every number of threads gives the same bytes", () => {
  const file = write("many.json", manyRuns());
  const alone = pharmaflow(["run", file, "--json", "--threads", "1"]);
  assert.equal(alone.status, 0, alone.stderr);
  assert.equal(JSON.parse(alone.stdout).experiments.length, 12);
  for (const threads of ["2", "3", "16"])
    assert.equal(pharmaflow(["run", file, "--json", "--threads", threads]).stdout, alone.stdout);
  assert.equal(pharmaflow(["run", file, "--json"]).stdout, alone.stdout);
});

test("--threads: what is no number of threads is refused", () => {
  for (const wrong of ["0", "-1", "2.5", "many", "2000"]) {
    const { status, stderr } = pharmaflow(["run", write("many.json", manyRuns()), `--threads=${wrong}`]);
    assert.equal(status, 2, wrong);
    assert.match(stderr, /whole number/);
  }
});

test("Ctrl-C ends the experiments on all threads within 0.2 s, exit 1", async () => {
  for (const threads of ["1", "4"]) {
    const child = start(["run", write("endless.json", endless()), "--json", "--threads", threads]);
    let stdout = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const pressed = performance.now();
    child.kill("SIGINT");
    const status = await new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal)));
    assert.ok(performance.now() - pressed < 200, `${performance.now() - pressed} ms`);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).status, "cancelled");
  }
});

test("--time-limit ends the experiments on all threads in time, exit 1", () => {
  for (const threads of ["1", "4"]) {
    const begin = performance.now();
    const { status, stdout } = pharmaflow(["run", write("endless.json", endless()), "--json", "--time-limit", "0.3", "--threads", threads]);
    assert.equal(status, 1);
    assert.ok(performance.now() - begin < 1000);
    const result = JSON.parse(stdout);
    assert.equal(result.status, "failed");
    assert.match(result.reason, /time limit/);
  }
});
