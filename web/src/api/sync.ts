/**
 * Keeps the projects of this browser and those of the server alike, when there is a server. What both changed is kept
 * twice: the browser's stays, the server's becomes a version.
 */
import { createStore } from "zustand/vanilla";
import { type ProjectMeta, database } from "@/doc/database";
import { emptyHistory, recordReplaced } from "@/doc/history";
import { announce } from "@/doc/lease";
import { flush, onOverwritten, reloadProject } from "@/doc/persistence";
import { projectStore } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { keepVersionOf } from "@/doc/versions";
import { NoServer, type ProjectPage, type ProjectRecord, ServerProblem, request } from "./client";

export type SyncState =
  /** No server answers. */
  | { readonly kind: "alone" }
  | { readonly kind: "alike" }
  | { readonly kind: "busy" }
  /** The server refused something, and what to do. */
  | { readonly kind: "refused"; readonly why: string };
export const syncStore = createStore<{ readonly state: SyncState; readonly conflicts: readonly string[] }>(() => ({ state: { kind: "alone" }, conflicts: [] }));

const present = 1500; // [ms] after an edit
const absent = 30_000; // [ms] until the server is asked again

let timer: ReturnType<typeof setTimeout> | undefined;
let working: Promise<void> | undefined;

/** Starts; @returns stops */
export function startSync(): () => void {
  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void once(), delay);
  };
  const once = async () => {
    working ??= syncAll().finally(() => (working = undefined));
    await working;
    later(absent); // also to see what another browser sent
  };
  const stopListening = projectStore.subscribe((project, before) => {
    if (project.saved === "saved" && before.saved === "saving" && syncStore.getState().state.kind !== "alone") later(present);
  });
  later(500);
  return () => {
    stopListening();
    clearTimeout(timer);
  };
}

/** One round: what is new here goes there, what is new there comes here. */
export async function syncAll(): Promise<void> {
  try {
    await request("/health");
    await flush();
    syncStore.setState({ state: { kind: "busy" } });
    const db = await database();
    const remote = new Map((await allRemote()).map((one) => [one.id, one]));
    let refusal: string | undefined;
    for (const meta of await db.getAll("projects")) {
      // One project that the server refuses does not keep the others from it.
      await push(meta, remote.get(meta.id)).catch((error: unknown) => {
        if (!(error instanceof ServerProblem)) throw error;
        refusal = error.status === 412 ? refusal : `${meta.title}: ${error.message}`; // 412: changed meanwhile, the next round sees it
      });
      remote.delete(meta.id);
    }
    for (const record of remote.values()) await fetchNew(record);
    syncStore.setState({ state: refusal === undefined ? { kind: "alike" } : { kind: "refused", why: refusal } });
  } catch (error) {
    if (error instanceof NoServer) syncStore.setState({ state: { kind: "alone" } });
    else if (error instanceof ServerProblem) syncStore.setState({ state: { kind: "refused", why: error.message } });
    else syncStore.setState({ state: { kind: "refused", why: error instanceof Error ? error.message : String(error) } });
  }
}

async function allRemote(): Promise<ProjectRecord[]> {
  const all: ProjectRecord[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await request<ProjectPage>(`/projects?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    all.push(...body.projects);
    cursor = body.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const tellConflict = (title: string) => syncStore.setState(({ conflicts }) => ({ conflicts: [...conflicts, title] }));
onOverwritten(tellConflict);

const addressOf = (id: string) => `/projects/${encodeURIComponent(id)}`;

/** Brings one project of this browser and its record on the server together. */
async function push(meta: ProjectMeta, record: ProjectRecord | undefined): Promise<void> {
  if (meta.deleted !== undefined) {
    // What was changed there after it was deleted here is not deleted there: it comes back.
    if (record && meta.synced && record.etag !== meta.synced.etag) return fetchNew(record);
    if (record && meta.synced) await request(addressOf(meta.id), { method: "DELETE", headers: { "If-Match": record.etag } });
    return forgetServer(meta.id);
  }
  const changedHere = meta.synced === undefined || meta.updated > meta.synced.updated;
  const changedThere = record !== undefined && record.etag !== meta.synced?.etag;
  if (changedThere && !changedHere) return fetchChanged(meta, record);
  if (!changedHere) return;
  if (changedThere) await keepTheirs(meta, record);
  const document = (await (await database()).get("documents", meta.id))?.document;
  if (document === undefined) return;
  const condition: Record<string, string> = record ? { "If-Match": record.etag } : { "If-None-Match": "*" };
  const { body } = await request<ProjectRecord>(addressOf(meta.id), { method: "PUT", body: JSON.stringify(document), headers: condition });
  await note(meta.id, body.etag, meta.updated);
}

async function note(id: string, etag: string, updated: number): Promise<void> {
  const db = await database();
  const meta = await db.get("projects", id);
  if (meta) await db.put("projects", { ...meta, synced: { etag, updated } });
}

/** The server has it no more; taken out of the bin, it is sent anew. Where the bin was emptied, nothing is left to know. */
async function forgetServer(id: string): Promise<void> {
  const db = await database();
  const meta = await db.get("projects", id);
  if (meta?.deleted === undefined) return;
  const { synced: _synced, ...rest } = meta;
  if ((await db.getKey("documents", id)) === undefined) await db.delete("projects", id);
  else await db.put("projects", rest);
}

async function keepTheirs({ id, title }: ProjectMeta, record: ProjectRecord): Promise<void> {
  const { body } = await request<ProjectDocument>(addressOf(id));
  await keepVersionOf(id, body, `from the server, version ${record.version}`, "Changed elsewhere");
  tellConflict(title);
}

/** The server's is newer and nothing changed here: it is taken, as a step that can be taken back. */
async function fetchChanged(meta: ProjectMeta, record: ProjectRecord): Promise<void> {
  const { body, etag } = await request<ProjectDocument>(addressOf(record.id));
  await flush();
  if (!(await store(record, body, etag ?? record.etag, meta))) return;
  await reloadProject(record.id);
  announce(record.id, "replaced");
}

async function fetchNew(record: ProjectRecord): Promise<void> {
  const { body, etag } = await request<ProjectDocument>(addressOf(record.id));
  await store(record, body, etag ?? record.etag);
}

/** @returns false, and leaves all as it is, when the project was changed here after `known`: the next round finds both changed */
async function store(record: ProjectRecord, document: ProjectDocument, etag: string, known?: ProjectMeta): Promise<boolean> {
  const transaction = (await database()).transaction(["projects", "documents"], "readwrite");
  const [projects, documents] = [transaction.objectStore("projects"), transaction.objectStore("documents")];
  const [kept, before] = await Promise.all([projects.get(record.id), documents.get(record.id)]);
  if (known !== undefined && kept?.updated !== known.updated) return false;
  const updated = Date.parse(record.updated_at);
  const history = before ? recordReplaced(before.history, before.document, document, Date.now()) : emptyHistory;
  const sample = kept?.sampleOf === undefined ? {} : { sampleOf: kept.sampleOf };
  await projects.put({ id: record.id, title: record.title, created: Date.parse(record.created_at), updated, ...sample, synced: { etag, updated } });
  await documents.put({ id: record.id, document, history, revision: crypto.randomUUID() });
  await transaction.done;
  return true;
}
