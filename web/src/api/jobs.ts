/** The server as a place of runs: for what would take this browser too long. */
import type { Place, PlaceAnswer } from "@/engine/places";
import { Cancelled } from "@/engine/pool";
import type { ResultDocument } from "@/engine/results";
import { type Job, type JobEvent, NoServer, ServerProblem, request } from "./client";

/** @throws Cancelled, NoServer */
async function run(input: string, study: string, { onProgress, signal }: Parameters<Place["run"]>[2]): Promise<PlaceAnswer> {
  const since = performance.now();
  try {
    const { body: job } = await request<Job>("/jobs", { method: "POST", body: JSON.stringify({ document: JSON.parse(input), study }), signal });
    // A server that does not hear it says so when the job is asked for below.
    const cancel = () => void request(`/jobs/${job.id}/cancel`, { method: "POST" }).catch(() => undefined);
    signal.addEventListener("abort", cancel, { once: true });
    const over = ended(job.id, (event) => event.type === "progress" && onProgress(event), signal);
    await over.finally(() => signal.removeEventListener("abort", cancel));
    const { body: answer } = await request<ResultDocument>(`/jobs/${job.id}/result`);
    return { answer, milliseconds: performance.now() - since };
  } catch (error) {
    if (signal.aborted) throw new Cancelled();
    if (error instanceof ServerProblem) return { answer: error.problem, milliseconds: performance.now() - since };
    if (error instanceof NoServer) return { answer: unreachable, milliseconds: performance.now() - since };
    throw error;
  }
}

const unreachable = {
  type: "https://pharmaflow.dev/problems/no-server",
  code: "no_server",
  status: 503,
  title: "The server does not answer any more.",
  detail: "The document is unchanged. Choose to run here, in this browser, or try again when the server is back.",
};

const finished = new Set(["succeeded", "failed", "cancelled"]);

/** Listens until the job is over or nobody waits for it; where the connection breaks, asks instead. */
async function ended(id: string, onEvent: (event: JobEvent) => void, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const address = new URL(`/api/v1/jobs/${id}/events`, window.location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    signal.addEventListener("abort", () => (socket.close(), reject(new Cancelled())), { once: true });
    socket.addEventListener("message", ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as JobEvent));
    socket.addEventListener("close", () => resolve());
  });
  while (!finished.has((await request<Job>(`/jobs/${id}`)).body.status)) await new Promise((resolve) => setTimeout(resolve, 500));
}

export const serverPlace: Place = {
  id: "server",
  words: "on the server",
  note: "For long runs: the page stays free. The document goes to this page's own server.",
  run,
};
