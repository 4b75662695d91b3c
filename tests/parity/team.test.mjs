// Engines in several workers compute one run: every one of them comes to the reply that one engine gives alone, byte for byte.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { Worker } from "node:worker_threads";
import { cases, wasmLoader, wasmModule } from "../cases/files.mjs";

const { load, makeTeam, Proceed } = await import(wasmLoader);
const module = await WebAssembly.compile(readFileSync(wasmModule));
const engine = await load(module);

const helpers = await Promise.all(
  Array.from({ length: 2 }, async () => {
    const worker = new Worker(new URL("team_member.mjs", import.meta.url), { workerData: { loader: wasmLoader, module } });
    await once(worker, "message");
    return worker;
  }),
);
after(() => Promise.all(helpers.map((worker) => worker.terminate())));

/** The leader's reply and those of the others. */
async function together(document, study, options = {}) {
  const [first, ...others] = makeTeam(1 + helpers.length);
  const replies = helpers.map((worker, h) => {
    worker.postMessage({ document, study, team: others[h] });
    return once(worker, "message").then(([reply]) => reply);
  });
  const reply = engine.run(document, study, { ...options, team: first });
  return { reply, others: await Promise.all(replies) };
}

const isShared = ({ kind, uncertainty }) => ["fit", "safety", "sensitivity"].includes(kind) || uncertainty !== undefined;
function sharedStudy(one) {
  const studies = Array.isArray(one.project?.studies) ? one.project.studies : [];
  const study = studies.find(({ id }) => id === one.expected.study) ?? studies[0];
  return study != null && isShared(study) ? (one.expected.study ?? "") : undefined;
}

for (const one of cases()) {
  const study = sharedStudy(one);
  if (study === undefined) continue;
  test(one.name, async () => {
    const document = new Uint8Array(one.bytes);
    const alone = engine.run(document, study);
    const { reply, others } = await together(document, study);
    assert.deepEqual(reply, alone);
    // A member that comes late finds the team closed by its leader, who has the reply.
    for (const other of others) if (other.outcome !== "cancelled") assert.deepEqual(other, alone);
  });
}

const chain = JSON.stringify({
  format: "pharmaflow/1",
  parameters: ["k1", "k2", "k3"].map((id, j) => ({ id, value: `${0.02 * (j + 1)} 1/s` })),
  species: ["A", "B", "C", "D"].map((id) => ({ id })),
  reactions: ["A -> B", "B -> C", "C -> D"].map((equation, j) => ({ id: `r${j + 1}`, equation, rate: { law: "power", k: `k${j + 1}` } })),
  studies: [
    {
      id: "global",
      kind: "sensitivity",
      method: "sobol",
      samples: 1024,
      outputs: [{ observable: "C", at: "end" }],
      recipe: { reactor: "batch", charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } }, duration: "200 s" },
    },
  ],
});

test("progress of a team runs to the end, and its leader's cancel ends all of it", async () => {
  const fractions = [];
  const whole = await together(chain, "", { interval: 0, progress: (fraction) => (fractions.push(fraction), Proceed.goOn) });
  assert.equal(whole.reply.outcome, "ok", whole.reply.json);
  assert.ok(fractions.every((fraction, i) => fraction >= 0 && fraction <= 1 && (i === 0 || fraction >= fractions[i - 1])));
  assert.ok(fractions.at(-1) > 0.99);
  for (const outcome of [Proceed.cancel, Proceed.deadline]) {
    const stopped = await together(chain, "", { interval: 0, progress: (fraction) => (fraction > 0.2 ? outcome : Proceed.goOn) });
    assert.notEqual(stopped.reply.outcome, "ok");
    for (const other of stopped.others) assert.equal(other.outcome, "cancelled");
  }
});

test("who is left alone computes on to the same reply", async () => {
  const [first, second] = makeTeam(2);
  helpers[0].postMessage({ leave: true, team: second });
  assert.deepEqual(engine.run(chain, "", { team: first }), engine.run(chain, ""));
});
