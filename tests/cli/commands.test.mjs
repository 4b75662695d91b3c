import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { csv, pharmaflow, project, scratch, write } from "./support.mjs";

test("check: a summary for people and machines, exit 0; every fault at once, exit 2", () => {
  const file = write("good.json", project);
  const { status, stdout } = pharmaflow(["check", file]);
  assert.equal(status, 0);
  assert.match(stdout, /^Valid: 2 species, 1 reaction, 2 studies$/m);
  assert.equal(JSON.parse(pharmaflow(["check", file, "--json"]).stdout).format, "pharmaflow/1");

  const wrong = structuredClone(project);
  wrong.reactions[0].equation = "A -> E";
  wrong.parameters[0].value = "0.05 parsec";
  const refused = pharmaflow(["check", "-", "--json"], JSON.stringify(wrong));
  assert.equal(refused.status, 2);
  const pointers = JSON.parse(refused.stdout).errors.map((e) => e.pointer);
  assert.ok(pointers.includes("/reactions/0/equation") && pointers.includes("/parameters/0/value"), pointers.join());
});

test("convert: points, negative numbers, units of rate constants; a mismatch exits 2 with a way out", () => {
  assert.equal(pharmaflow(["convert", "25 degC", "K"]).stdout, "298.15 K\n");
  assert.equal(pharmaflow(["convert", "-40 degC", "degF"]).stdout, "-40 degF\n");
  assert.equal(pharmaflow(["convert", "60 L/(mol min)", "m3/(mol s)"]).stdout, "0.001 m3/(mol s)\n");
  assert.deepEqual(JSON.parse(pharmaflow(["convert", "--json", "1 h", "min"]).stdout), { value: 60, unit: "min" });
  for (const words of [["1 h", "K"], ["1 parsecc", "m"], ["abc", "m"]]) {
    const { status, stdout, stderr } = pharmaflow(["convert", ...words]);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.ok(stderr.length > 0);
  }
});

test("fit: from a scheme and a CSV; --save writes the project, which gives the same fit", () => {
  const data = write("runs.csv", csv);
  const saved = path.join(scratch, "saved.json");
  const words = ["fit", "--scheme", "A -> B", "--data", data, "--initial", "A=1 M", "--save", saved, "--json"];
  const { status, stdout, stderr } = pharmaflow(words);
  assert.equal(status, 0, stderr);
  const k1 = (text) => JSON.parse(text).parameters.find((p) => p.id === "k1");
  assert.equal(k1(stdout).unit, "1/min");
  assert.ok(Math.abs(k1(stdout).value - 0.1) < 0.002, `${k1(stdout).value}`);
  assert.deepEqual(k1(pharmaflow(["run", saved, "--json"]).stdout), k1(stdout));
  assert.equal(JSON.parse(readFileSync(saved, "utf8")).format, "pharmaflow/1");
  const piped = pharmaflow(["fit", "--scheme", "A -> B", "--data", "-", "--initial", "A=1 M"], csv);
  assert.equal(piped.status, 0);
  assert.match(piped.stdout, /^k1 +0\.100/m);
});

test("fit: rejected rows are named with their line, exit 2", () => {
  const { status, stderr } = pharmaflow(["fit", "--scheme", "A -> B", "--data", "-"], csv.replace("4,671", "4,six"));
  assert.equal(status, 2);
  assert.match(stderr, /\b4\b/);
  assert.equal(pharmaflow(["fit", "--scheme", "A -> ", "--data", "-"], "").status, 2);
});

test("schema and version", () => {
  const schema = JSON.parse(pharmaflow(["schema"]).stdout);
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.match(pharmaflow(["version"]).stdout, /^pharmaflow \d+\.\d+\.\d+\n$/);
  assert.equal(pharmaflow(["--version"]).stdout, pharmaflow(["version"]).stdout);
});

const commands = ["run", "fit", "serve", "check", "convert", "schema", "version", "completion"];

test("--help: every command has an example, nothing is offered that does not exist", () => {
  const { status, stdout } = pharmaflow(["--help"]);
  assert.equal(status, 0);
  const listed = [...stdout.split("Subcommands:")[1].split("\n\n")[0].matchAll(/^ {2}(\S+)/gm)].map((m) => m[1]);
  assert.deepEqual(listed, commands);
  for (const command of commands) {
    const help = pharmaflow([command, "--help"]);
    assert.equal(help.status, 0);
    assert.match(help.stdout, new RegExp(`Examples?:\\n(.*\\n)*?.*pharmaflow ${command}`));
  }
});

test("a malformed command line exits 2 and says what is wrong", () => {
  const wrong = [[], ["serve", "--workers", "0"], ["rum", "x"], ["run"], ["run", "a", "b"], ["run", "--nope", "x"], ["run", "x", "--time-limit", "-1"],
    ["fit", "--scheme", "A -> B"], ["convert", "1 m"], ["completion", "tcsh"]];
  for (const words of wrong) {
    const { status, stdout, stderr } = pharmaflow(words);
    assert.equal(status, 2, words.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, /pharmaflow|Commands:/);
  }
  assert.match(pharmaflow(["rum", "x"]).stderr, /Did you mean run\?/);
  assert.equal(JSON.parse(pharmaflow(["fit", "--json"]).stdout).errors[0].code, "invalid_arguments");
});

test("completion: each shell reads its script, and bash completes from it", () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { status, stdout } = pharmaflow(["completion", shell]);
    assert.equal(status, 0);
    for (const command of commands) assert.ok(stdout.includes(command));
    const parsed = spawnSync(shell, ["-n", write(`completion.${shell}`, stdout)], { encoding: "utf8" });
    assert.equal(parsed.status, 0, `${shell}: ${parsed.error ?? parsed.stderr}`);
  }
  const complete = (...words) => {
    const line = `source ${path.join(scratch, "completion.bash")}; COMP_WORDS=(${words.map((w) => `'${w}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _pharmaflow; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return spawnSync("bash", ["-c", line], { encoding: "utf8" }).stdout.trim().split("\n");
  };
  assert.deepEqual(complete("pharmaflow", "c"), ["check", "convert", "completion"]);
  assert.deepEqual(complete("pharmaflow", "fit", "--s"), ["--scheme", "--save"]);
  assert.deepEqual(complete("pharmaflow", "completion", "z"), ["zsh"]);
});
