/** A study computed by the server: for what would take this browser too long. */
import type { ProjectDocument, Study } from "@/doc/types";
import { inputOf } from "@/engine/input";
import type { ResultDocument } from "@/engine/results";
import { type Job, type JobEvent, request } from "./client";

export interface JobOptions {
  readonly onEvent?: (event: JobEvent) => void;
  readonly signal?: AbortSignal;
}

/** @returns the result document, also of a run that failed or was cancelled @throws ServerProblem, NoServer */
export async function runOnServer(document: ProjectDocument, study: Study, { onEvent, signal }: JobOptions = {}): Promise<ResultDocument> {
  const body = JSON.stringify({ document: JSON.parse(inputOf(document, study)), study: study.id });
  const { body: job } = await request<Job>("/jobs", { method: "POST", body });
  // A server that does not hear it says so when the job is asked for below.
  const cancel = () => void request(`/jobs/${job.id}/cancel`, { method: "POST" }).catch(() => undefined);
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    await ended(job.id, onEvent);
    return (await request<ResultDocument>(`/jobs/${job.id}/result`)).body;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

const over = new Set(["succeeded", "failed", "cancelled"]);

/** Listens until the job is over; where the connection breaks, asks instead. */
async function ended(id: string, onEvent?: (event: JobEvent) => void): Promise<void> {
  await new Promise<void>((resolve) => {
    const address = new URL(`/api/v1/jobs/${id}/events`, window.location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.addEventListener("message", ({ data }: MessageEvent<string>) => onEvent?.(JSON.parse(data) as JobEvent));
    socket.addEventListener("close", () => resolve());
  });
  while (!over.has((await request<Job>(`/jobs/${id}`)).body.status)) await new Promise((resolve) => setTimeout(resolve, 500));
}
