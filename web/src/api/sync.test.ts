import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/doc/database";
import { createProject, deleteProject, flush, openProject } from "@/doc/persistence";
import { edit, projectStore, redo, undo } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { listVersions } from "@/doc/versions";
import { syncAll, syncStore } from "./sync";

vi.mock("@/engine/browser_pool", () => ({ pool: {}, desk: {} }));

const json = (status: number, value: unknown, etag?: string) => new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json", ...(etag && { ETag: etag }) } });

/** A server that keeps documents as the real one does: versions, ETags, conditions. */
class FakeServer {
  readonly projects = new Map<string, { document: ProjectDocument; version: number }>();
  up = true;
  readonly etag = (id: string) => `"${id}-${this.projects.get(id)!.version}"`;
  readonly record = (id: string) => ({ id, title: this.projects.get(id)!.document.title ?? "", version: this.projects.get(id)!.version, etag: this.etag(id), created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z" });
  put(id: string, document: ProjectDocument) {
    this.projects.set(id, { document, version: (this.projects.get(id)?.version ?? 0) + 1 });
  }
  readonly fetch = async (address: string, { method = "GET", body, headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {}) => {
    if (!this.up) throw new TypeError("Failed to fetch");
    const path = address.replace("/api/v1", "");
    if (path === "/health") return json(200, { status: "ok" });
    if (path.startsWith("/projects?")) return json(200, { projects: [...this.projects.keys()].map(this.record), next_cursor: null });
    const id = path.split("/")[2]!;
    const here = this.projects.get(id);
    if (method === "GET") return here ? json(200, here.document, this.etag(id)) : json(404, { status: 404, title: "none" });
    if (here ? headers["If-Match"] !== this.etag(id) : method === "DELETE" || headers["If-None-Match"] !== "*") return json(412, { status: 412, title: "stale" });
    if (method === "DELETE") {
      this.projects.delete(id);
      return new Response(null, { status: 204 });
    }
    this.put(id, JSON.parse(body!) as ProjectDocument);
    return json(here ? 200 : 201, this.record(id));
  };
}
let server: FakeServer;
const project = (title: string): ProjectDocument => ({ format: "pharmaflow/1", title, species: [{ id: "A" }] });

/** Does something as soon as the document on the disk is another one. @returns stops it */
function onStored(id: string, what: () => void): () => void {
  const put = IDBObjectStore.prototype.put;
  const watched = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value: { id: string }, ...rest) {
    if (this.name === "documents" && value.id === id) {
      watched.mockRestore();
      what();
    }
    return put.call(this, value, ...rest);
  });
  return () => watched.mockRestore();
}

beforeEach(async () => {
  await flush();
  const db = await database();
  for (const store of ["projects", "documents", "versions", "results"] as const) await db.clear(store);
  server = new FakeServer();
  vi.stubGlobal("fetch", server.fetch);
});

describe("sync", () => {
  it("is alone where no server answers, and says nothing else", async () => {
    server.up = false;
    await createProject(project("One"));
    await syncAll();
    expect(syncStore.getState().state).toEqual({ kind: "alone" });
  });

  it("sends what is new, then what changed, then nothing", async () => {
    const id = await createProject(project("One"));
    await syncAll();
    expect(server.projects.get(id)).toMatchObject({ version: 1, document: { title: "One" } });
    await openProject(id);
    edit("Rename", (draft) => void (draft.title = "Two"));
    await syncAll();
    await syncAll();
    expect(server.projects.get(id)).toMatchObject({ version: 2, document: { title: "Two" } });
  });

  it("fetches what another browser made, and its later changes", async () => {
    server.put("p1", project("Theirs"));
    await syncAll();
    await openProject("p1");
    server.put("p1", project("Theirs, later"));
    await syncAll();
    expect(projectStore.getState().document.title).toBe("Theirs, later");
  });

  it("keeps the undo steps when it takes the server's newer text; the taking is a step of its own", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    edit("Add B", (draft) => void draft.species.push({ id: "B" }));
    await syncAll();
    for (const title of ["Theirs", "Theirs, later"]) {
      server.put(id, { ...server.projects.get(id)!.document, title });
      await syncAll();
    }
    expect(projectStore.getState().document.title).toBe("Theirs, later");
    expect(projectStore.getState().history.past.map(({ label }) => label)).toEqual(["Add B", "Changes made elsewhere"]);
    undo();
    expect(projectStore.getState().document).toEqual({ ...project("One"), species: [{ id: "A" }, { id: "B" }] });
    undo();
    expect(projectStore.getState().document).toEqual(project("One"));
    redo();
    redo();
    expect(projectStore.getState().document.title).toBe("Theirs, later");
  });

  it("keeps the undo steps of a project that is not open", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    edit("Add B", (draft) => void draft.species.push({ id: "B" }));
    await syncAll();
    await openProject(await createProject(project("Other")));
    server.put(id, project("Theirs"));
    await syncAll();
    await openProject(id);
    undo();
    expect(projectStore.getState().document.species.map((one) => one.id)).toEqual(["A", "B"]);
  });

  it("loses neither when an edit comes at the moment the server's text is put on the disk", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    await syncAll();
    server.put(id, project("Theirs"));
    const stop = onStored(id, () => edit("Rename", (draft) => void (draft.title = "Ours")));
    await syncAll();
    stop();
    await flush();
    expect(projectStore.getState().document.title).toBe("Ours");
    expect((await listVersions(id)).map(({ document }) => document.title)).toContain("Theirs");
    expect(syncStore.getState().conflicts).toContain("Ours");
  });

  it("keeps both where both changed: ours stays, theirs is a version, the person is told", async () => {
    const id = await createProject(project("One"));
    await syncAll();
    server.put(id, project("Theirs"));
    await openProject(id);
    await new Promise((resolve) => setTimeout(resolve, 5));
    edit("Rename", (draft) => void (draft.title = "Ours"));
    await syncAll();
    expect(server.projects.get(id)!.document.title).toBe("Ours");
    expect((await listVersions(id)).map(({ document }) => document.title)).toContain("Theirs");
    expect(syncStore.getState().conflicts).toContain("Ours");
  });

  it("deletes there what was deleted here", async () => {
    const id = await createProject(project("One"));
    await syncAll();
    await deleteProject(id);
    await syncAll();
    expect(server.projects.has(id)).toBe(false);
  });
});
