/** The server's API, typed by its own description (schema.d.ts, npm run api). Same origin; there may be no server. */
import type { Problem } from "@/engine/results";
import type { components } from "./schema";

export type ProjectRecord = components["schemas"]["Project"];
export type ProjectPage = components["schemas"]["ProjectPage"];
export type Job = components["schemas"]["Job"];
export type JobEvent = components["schemas"]["Event"];

/** The server answered, with a problem document (RFC 9457). */
export class ServerProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
  get status(): number {
    return this.problem.status;
  }
}
/** No server answers: this page works without one. */
export class NoServer extends Error {}

export interface Answer<T> {
  readonly body: T;
  readonly etag: string | undefined;
}
export interface RequestOptions {
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** @param path below /api/v1 @throws ServerProblem, NoServer */
export async function request<T>(path: string, { body, headers = {}, ...rest }: RequestOptions = {}): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      ...rest,
      ...(body !== undefined && { body: body as BodyInit }),
      headers: { ...(typeof body === "string" && { "Content-Type": "application/json" }), ...headers },
    });
  } catch {
    throw new NoServer();
  }
  const type = response.headers.get("Content-Type") ?? "";
  // A host that serves the files alone answers with the page, or with an error page.
  if (!type.includes("json") && response.status !== 204) throw new NoServer();
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new ServerProblem(answer as Problem);
  return { body: answer as T, etag: response.headers.get("ETag") ?? undefined };
}
