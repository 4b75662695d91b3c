import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { command } from "../cases/files.mjs";

export { command };
export const scratch = mkdtempSync(path.join(tmpdir(), "pharmaflow-cli-"));

/** Runs the command with standard output and error as pipes. */
export function pharmaflow(words, input = "") {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8", input, maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** Runs it on a pseudo-terminal of 100 columns; both streams come back as one text. */
export function onTerminal(words, environment = {}) {
  const quoted = [command, ...words].map((w) => `'${w.replaceAll("'", "'\\''")}'`).join(" ");
  const { status, stdout } = spawnSync("script", ["-qefc", `stty cols 100; ${quoted}`, "/dev/null"], {
    encoding: "utf8",
    env: { ...process.env, TERM: "xterm", NO_COLOR: "", ...environment },
  });
  return { status, text: stdout.replaceAll("\r\n", "\n") };
}

export const start = (words) => spawn(command, words, { stdio: ["ignore", "pipe", "pipe"] });

export function write(name, content) {
  const file = path.join(scratch, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const recipe = {
  reactor: "batch",
  charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } },
  duration: "10 min",
};

/** A -> B with k = 0.1 1/min: a simulation, and a fit to six values that lie near the curve. */
export const project = {
  format: "pharmaflow/1",
  title: "First order",
  species: [{ id: "A" }, { id: "B" }],
  parameters: [{ id: "k1", value: "0.05 1/min", min: "1e-4 1/min", max: "10 1/min", scale: "log" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "k1" } }],
  experiments: [
    {
      id: "run1",
      recipe,
      measurements: [
        {
          observable: "A",
          time: { unit: "min", values: [0, 2, 4, 6, 8, 10] },
          value: { unit: "mol/L", values: [1.001, 0.817, 0.671, 0.5495, 0.448, 0.3685] },
        },
      ],
    },
  ],
  studies: [
    { id: "fit", kind: "fit" },
    { id: "run", kind: "simulate", experiment: "run1", units: { time: "min" }, output: { points: 101 } },
  ],
};

export const csv = `time [min],A [mM]
0,1001
2,817
4,671
6,549.5
8,448
10,368.5
`;
