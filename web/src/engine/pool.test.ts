import { describe, expect, it, vi } from "vitest";
import { Cancelled, EngineFault, EnginePool } from "./pool";
import type { Message, Request } from "./protocol";

/** A worker that does what the test says. */
class FakeWorker {
  onmessage: ((event: { data: Message }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  readonly received: Request[] = [];
  terminated = false;
  postMessage(request: Request) {
    this.received.push(request);
  }
  terminate() {
    this.terminated = true;
  }
  say(message: Message) {
    this.onmessage?.({ data: message });
  }
  finish() {
    this.say({ kind: "done", job: this.received.at(-1)!.job, outcome: "ok", json: "{}", milliseconds: 1 });
  }
}

function poolOf(size: number, ready?: (version: string) => void, mayShare = false) {
  const workers: FakeWorker[] = [];
  const start = () => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  };
  return { pool: new EnginePool(start, size, ready, mayShare), workers };
}
const work = (study: string) => ({ kind: "run", document: "{}", study }) as const;

/** A pool whose workers stand ready, and a run that all of them compute. */
async function teamOf(size: number) {
  const { pool, workers } = poolOf(size, undefined, true);
  const first = pool.run(work("first"), { shared: true });
  workers.forEach((worker) => worker.say({ kind: "ready", version: "0.1.0" }));
  workers[0]!.finish();
  await first;
  const abort = new AbortController();
  const run = pool.run(work("run"), { shared: true, signal: abort.signal });
  const teams = workers.map((worker) => {
    const request = worker.received.at(-1)!;
    return request.kind === "run" ? request.team : undefined;
  });
  return { pool, workers, run, teams, abort };
}
const isClosed = (memory: SharedArrayBuffer) => new Int32Array(memory)[2] === 1;

describe("EnginePool", () => {
  it("starts no more workers than its size and keeps the order of what waits", async () => {
    const { pool, workers } = poolOf(2);
    const replies = ["a", "b", "c", "d"].map((study) => pool.run(work(study)));
    expect(workers.length).toBe(2);
    workers[0]!.finish();
    await replies[0];
    expect(workers[0]!.received.map((request) => "study" in request && request.study)).toEqual(["a", "c"]);
    workers[1]!.finish();
    await replies[1];
    workers[0]!.finish();
    workers[1]!.finish();
    await Promise.all(replies);
  });

  it("ends the worker of a cancelled job, hires a warm one, and the next job works", async () => {
    const { pool, workers } = poolOf(1);
    const abort = new AbortController();
    const cancelled = pool.run(work("long"), { signal: abort.signal });
    abort.abort();
    await expect(cancelled).rejects.toBeInstanceOf(Cancelled);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers.length).toBe(2);
    const next = pool.run(work("next"));
    expect(workers.length).toBe(2);
    workers[1]!.finish();
    await expect(next).resolves.toMatchObject({ outcome: "ok" });
  });

  it("takes a job that still waits out of the queue without ending anybody's work", async () => {
    const { pool, workers } = poolOf(1);
    const first = pool.run(work("first"));
    const abort = new AbortController();
    const second = pool.run(work("second"), { signal: abort.signal });
    abort.abort();
    await expect(second).rejects.toBeInstanceOf(Cancelled);
    workers[0]!.finish();
    await first;
    expect(workers[0]!.terminated).toBe(false);
    expect(workers[0]!.received.length).toBe(1);
  });

  it("refuses a job whose signal was aborted before", async () => {
    const { pool, workers } = poolOf(1);
    await expect(pool.run(work("a"), { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled);
    expect(workers.length).toBe(0);
  });

  it("tells a job that the engine broke, and serves the next with a new worker", async () => {
    const { pool, workers } = poolOf(1);
    const broken = pool.run(work("a"));
    const waiting = pool.run(work("b"));
    workers[0]!.say({ kind: "broken", job: 1, message: "unreachable" });
    await expect(broken).rejects.toBeInstanceOf(EngineFault);
    workers[1]!.finish();
    await waiting;
  });

  it("passes progress on while the job computes, and the version of a worker that is ready", async () => {
    const ready = vi.fn<(version: string) => void>();
    const { pool, workers } = poolOf(1, ready);
    const onProgress = vi.fn<() => void>();
    const reply = pool.run(work("a"), { onProgress });
    workers[0]!.say({ kind: "ready", version: "0.1.0" });
    workers[0]!.say({ kind: "progress", job: 1, fraction: 0.5, values: {}, parameters: [] });
    workers[0]!.finish();
    await reply;
    expect(onProgress).toHaveBeenCalledOnce();
    expect(ready).toHaveBeenCalledWith("0.1.0");
  });

  it("lets ready workers help with a run of many parts; the leader's reply counts", async () => {
    const { pool, workers, run, teams } = await teamOf(3);
    expect(workers.length).toBe(3);
    expect(teams.map((team) => [team?.member, team?.members])).toEqual([[0, 3], [1, 3], [2, 3]]);
    expect(new Set(teams.map((team) => team?.memory)).size).toBe(1);
    const next = pool.run(work("next"));
    workers[2]!.finish(); // its share is done: it takes the next job
    expect(workers[2]!.received.at(-1)).toMatchObject({ study: "next" });
    workers[0]!.finish();
    expect(await run).toMatchObject({ outcome: "ok" });
    workers[2]!.finish();
    await next;
  });

  it("computes alone where there is nobody to help, and where it has no parts", async () => {
    const { pool, workers } = poolOf(3, undefined, true);
    void pool.run(work("first"), { shared: true });
    expect(workers.map(({ received }) => received.length)).toEqual([1, 0, 0]);
    expect(workers[0]!.received[0]).not.toHaveProperty("team");
    workers[1]!.say({ kind: "ready", version: "0.1.0" });
    void pool.run(work("second"));
    expect(workers[1]!.received[0]).not.toHaveProperty("team");
  });

  it("frees the helpers of a cancelled run, and keeps them", async () => {
    const { workers, run, teams, abort } = await teamOf(2);
    abort.abort();
    await expect(run).rejects.toBeInstanceOf(Cancelled);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(isClosed(teams[0]!.memory)).toBe(true);
  });

  it("lets the leader go on without a helper that broke", async () => {
    const { workers, run, teams } = await teamOf(2);
    workers[1]!.say({ kind: "broken", job: 2, message: "unreachable" });
    expect(workers[1]!.terminated).toBe(true);
    expect(isClosed(teams[0]!.memory)).toBe(true);
    workers[0]!.finish();
    expect(await run).toMatchObject({ outcome: "ok" });
  });
});
