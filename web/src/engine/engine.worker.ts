/** A worker: one engine, one job at a time. It cannot hear a message while it computes; to cancel, it is ended. */
import { Proceed, type Engine, load } from "@pharmaflow/engine";
import wasmUrl from "../../../build/wasm/pharmaflow.wasm?url";
import type { Message, Request } from "./protocol";
import { rehearse } from "./rehearsal";

const post = (message: Message) => self.postMessage(message);
const interval = 50; // [ms] between two progress messages: 20 a second

const engine: Promise<Engine> = fetch(wasmUrl).then(load).then((it) => {
  rehearse(it);
  return it;
});
engine.then(
  (it) => post({ kind: "ready", version: it.version() }),
  (error: unknown) => post({ kind: "broken", job: -1, message: String(error) }),
);

function compute(it: Engine, request: Request) {
  if (request.kind === "check") return it.check(request.document);
  return it.run(request.document, request.study, {
    interval,
    team: request.team,
    progress: (fraction, values, parameters) => {
      post({ kind: "progress", job: request.job, fraction, values, parameters });
      return Proceed.goOn;
    },
  });
}

self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
  try {
    const it = await engine;
    const start = performance.now();
    const { outcome, json } = compute(it, request);
    const helped = request.kind === "run" && request.team !== undefined && request.team.member > 0;
    post({ kind: "done", job: request.job, outcome, json: helped ? "" : json, milliseconds: performance.now() - start });
  } catch (error) {
    post({ kind: "broken", job: request.job, message: error instanceof Error ? error.message : String(error) });
  }
};
