/**
 * The projects of this browser. The open one is saved a quarter of a second after an edit, and at once when the page is
 * hidden; its undo steps with it. A write that fails is said and tried again.
 */
import { useRuns } from "@/engine/runs";
import { type ProjectMeta, type StoredDocument, type StoredRun, type StoredVersion, database } from "./database";
import { emptyHistory, record } from "./history";
import { announce, askToRename, claim } from "./lease";
import { type OpenProject, edit, projectStore } from "./store";
import type { ProjectDocument } from "./types";
import { keepVersion, keepVersionOf } from "./versions";

const quiet = 250; // [ms] without an edit
const retry = 3000; // [ms] after a failed write
const titleOf = (document: ProjectDocument) => document.title?.trim() || "Untitled project";

export type { ProjectMeta } from "./database";

/** Newest first; what lies in the bin is not among them. */
export async function listProjects(): Promise<ProjectMeta[]> {
  const all = await (await database()).getAll("projects");
  return all.filter(({ deleted }) => deleted === undefined).sort((a, b) => b.updated - a.updated);
}

export async function createProject(document: ProjectDocument, more: { sampleOf?: string; id?: string } = {}): Promise<string> {
  const { id = crypto.randomUUID(), ...meta } = more;
  const now = Date.now();
  const transaction = (await database()).transaction(["projects", "documents"], "readwrite");
  await Promise.all([
    transaction.objectStore("projects").put({ id, title: titleOf(document), created: now, updated: now, ...meta }),
    transaction.objectStore("documents").put({ id, document, history: emptyHistory, revision: crypto.randomUUID() }),
    transaction.done,
  ]);
  return id;
}

/** Makes a project the open one; the one before is saved first. @returns false when this browser has no such project */
export async function openProject(id: string): Promise<boolean> {
  await flush();
  const db = await database();
  const [stored, meta, runs] = await Promise.all([db.get("documents", id), db.get("projects", id), db.getAllFromIndex("results", "project", id)]);
  if (stored === undefined || meta?.deleted !== undefined) return false;
  loading = true;
  for (const { id: run, run: kept } of runs) useRuns.getState().put(run, (present) => (present.active || present.result ? present : kept));
  loading = false;
  load({ id, document: stored.document, history: stored.history, readOnly: false, saved: "saved", problem: undefined }, stored.revision);
  watch();
  void claim(id, { reload: reloadProject, flush, setAside, rename: renameProject });
  return true;
}

/** Takes what another tab or the server has written. Edits that are not saved yet are never overwritten. */
export async function reloadProject(id: string): Promise<void> {
  const stored = await (await database()).get("documents", id);
  if (stored !== undefined && pending === undefined && projectStore.getState().id === id)
    load({ document: stored.document, history: stored.history, saved: "saved" }, stored.revision);
}

let loading = false;
/** The state of the disk that the open document comes from. */
let known: string | undefined;
/** Puts into the store what is on the disk already: no edit, so nothing to save. */
function load(project: Partial<OpenProject>, revision: string | undefined): void {
  loading = true;
  known = revision;
  try {
    projectStore.setState(project);
  } finally {
    loading = false;
  }
}

export async function duplicateProject(id: string): Promise<string | undefined> {
  const stored = await (await database()).get("documents", id);
  return stored && createProject({ ...stored.document, title: `${titleOf(stored.document)}, copy` });
}

const titled = (value: string | undefined) => [{ op: "replace" as const, path: ["title"], value }];

/** A project that is open, here or in another tab, is renamed as any edit is; one that is not, on the disk. */
export async function renameProject(id: string, title: string): Promise<void> {
  if (projectStore.getState().id === id) {
    edit("Rename the project", (draft) => void (draft.title = title));
    return flush();
  }
  if (await askToRename(id, title)) return;
  // Read and written in one transaction: what another tab writes meanwhile is not undone.
  const transaction = (await database()).transaction(["projects", "documents"], "readwrite");
  const [projects, documents] = [transaction.objectStore("projects"), transaction.objectStore("documents")];
  const [stored, meta] = await Promise.all([documents.get(id), projects.get(id)]);
  if (stored === undefined || meta === undefined) return;
  const { title: before } = stored.document;
  const now = Date.now();
  const history = record(stored.history, { label: "Rename the project", patches: titled(title), inverse: titled(before), time: now });
  await documents.put({ id, document: { ...stored.document, title }, history, revision: crypto.randomUUID() });
  await projects.put({ ...meta, title, updated: now });
  await transaction.done;
  announce(id, "replaced");
}

/** Into the bin, or out of it. */
export async function deleteProject(id: string, deleted: boolean = true): Promise<void> {
  const db = await database();
  const meta = await db.get("projects", id);
  if (meta === undefined) return;
  const { deleted: _before, ...kept } = meta;
  await db.put("projects", deleted ? { ...kept, deleted: Date.now() } : kept);
}

/** What was put into the bin an hour ago or longer is gone for good; of what the server has too, the mark stays until it knows. */
export async function emptyBin(now: number = Date.now()): Promise<void> {
  const db = await database();
  for (const { id, deleted, synced } of await db.getAll("projects")) {
    if (deleted === undefined || now - deleted < 3_600_000) continue;
    const transaction = db.transaction(["projects", "documents", "versions", "results"], "readwrite");
    if (synced === undefined) await transaction.objectStore("projects").delete(id);
    await transaction.objectStore("documents").delete(id);
    for (const store of ["versions", "results"] as const)
      for (const key of await transaction.objectStore(store).index("project").getAllKeys(id)) await transaction.objectStore(store).delete(key);
    await transaction.done;
  }
}

let watching = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What is to be written, and which state of the disk it was made from. */
type Work = Pick<OpenProject, "id" | "document" | "history"> & { readonly known: string | undefined };
let pending: Work | undefined;
let writing: Promise<void> = Promise.resolve();

const overwritten = new Set<(title: string) => void>();
/** Hears of each project that was changed here and elsewhere at once; what was written elsewhere is among its versions. @returns stops it */
export function onOverwritten(listener: (title: string) => void): () => void {
  overwritten.add(listener);
  return () => overwritten.delete(listener);
}

const versionOfOthers = ({ id: project, document }: StoredDocument, time: number): StoredVersion => ({
  id: crypto.randomUUID(),
  project,
  time,
  name: "Changed elsewhere",
  reason: "written elsewhere while it was edited here",
  document,
});

/** What is edited from now on follows from what was just written. */
function wrote(id: string, revision: string): void {
  if (projectStore.getState().id === id) known = revision;
  if (pending?.id === id) pending = { ...pending, known: revision };
}

/** Saves edits from now on. */
function watch(): void {
  if (watching) return;
  watching = true;
  projectStore.subscribe((project, before) => {
    if (loading || project.id !== before.id || project.document === before.document || project.readOnly) return;
    pending = { id: project.id, document: project.document, history: project.history, known };
    projectStore.setState({ saved: "saving" });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), quiet);
  });
  if (typeof window === "undefined") return;
  window.addEventListener("pagehide", () => void flush());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void flush());
}

/** Writes what is not written yet, one write after the other. */
export function flush(): Promise<void> {
  clearTimeout(timer);
  writing = writing.then(write);
  return writing;
}

async function write(): Promise<void> {
  const work = pending;
  if (work === undefined) return;
  pending = undefined;
  try {
    const transaction = (await database()).transaction(["projects", "documents", "versions"], "readwrite", { durability: "strict" });
    const documents = transaction.objectStore("documents");
    const projects = transaction.objectStore("projects");
    const now = Date.now();
    const before = await documents.get(work.id);
    const foreign = before !== undefined && before.revision !== work.known && JSON.stringify(before.document) !== JSON.stringify(work.document);
    if (foreign) await transaction.objectStore("versions").put(versionOfOthers(before, now));
    const revision = crypto.randomUUID();
    await documents.put({ id: work.id, document: work.document, history: work.history, revision });
    await projects.put({ created: now, ...(await projects.get(work.id)), id: work.id, title: titleOf(work.document), updated: now });
    await transaction.done;
    wrote(work.id, revision);
    if (foreign) for (const listener of overwritten) listener(titleOf(work.document));
    announce(work.id);
    if (projectStore.getState().id === work.id && pending === undefined) projectStore.setState({ saved: "saved", problem: undefined });
  } catch (error) {
    pending ??= work;
    projectStore.setState({ saved: "failed", problem: whyNotSaved(error) });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), retry);
  }
}

/** Edits that this tab may not write any more, another one having taken the project over, become a version. */
async function setAside(id: string): Promise<void> {
  await writing;
  const work = pending;
  clearTimeout(timer);
  if (work?.id !== id) return;
  pending = undefined;
  await keepVersionOf(id, work.document, "not saved when another tab took over", "Edits of the other tab");
}

function whyNotSaved(error: unknown): string {
  if (error instanceof DOMException && error.name === "QuotaExceededError")
    return "This browser has no more room for PharmaFlow. Export the project, then delete projects that you no longer need.";
  return `The browser's store refused the write (${error instanceof Error ? error.message : String(error)}). Export the project to be safe; saving is tried again.`;
}

/** Keeps the results of finished runs, and a version of the document at each finished fit. @returns stops it */
export function keepResults(): () => void {
  void emptyBin();
  return useRuns.subscribe(({ runs }, before) => {
    for (const [id, run] of Object.entries(runs)) {
      if (loading || run === before.runs[id] || run.active !== undefined || (!run.result && !run.problem)) continue;
      const { active: _active, stopped: _stopped, ...kept }: StoredRun & { active?: unknown; stopped?: unknown } = run;
      void keepResult(id, kept, run.result?.kind === "fit" && run.result !== before.runs[id]?.result);
    }
  });
}

async function keepResult(id: string, run: StoredRun, fitted: boolean): Promise<void> {
  const project = id.split("/")[0]!;
  try {
    await (await database()).put("results", { id, project, run });
    if (fitted && projectStore.getState().id === project) await keepVersion("after a fit");
  } catch (error) {
    projectStore.setState({ problem: `The last result is not kept: ${whyNotSaved(error)}` });
  }
}
