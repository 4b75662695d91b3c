/** Versions of a project: kept by themselves before an import and after a fit, or by name; compared in words; restored as one step. */
import { type StoredVersion, database } from "./database";
import { edit, projectStore } from "./store";
import type { ProjectDocument } from "./types";

export type Version = StoredVersion;
const hour = 3_600_000; // [ms]
const most = 100; // unnamed ones; the oldest make room

/** Newest first. */
export async function listVersions(project: string): Promise<Version[]> {
  const all = await (await database()).getAllFromIndex("versions", "project", project);
  return all.sort((a, b) => b.time - a.time);
}

/** Keeps the open project as it is now. The same document is not kept twice in a row. */
export async function keepVersion(reason: string, name?: string): Promise<Version | undefined> {
  const { id: project, document } = projectStore.getState();
  return keepVersionOf(project, document, reason, name);
}

export async function keepVersionOf(project: string, document: ProjectDocument, reason: string, name?: string): Promise<Version | undefined> {
  const before = await listVersions(project);
  if (name === undefined && before[0] !== undefined && JSON.stringify(before[0].document) === JSON.stringify(document)) return undefined;
  const version: Version = { id: crypto.randomUUID(), project, time: Date.now(), reason, document, ...(name && { name }) };
  const db = await database();
  await db.put("versions", version);
  for (const { id } of before.filter((one) => one.name === undefined).slice(most - 1)) await db.delete("versions", id);
  return version;
}

/** Keeps a version of work that neither imports nor fits, at most one an hour. @returns stops it */
export function keepHourly(): () => void {
  const timer = setInterval(() => void keepOfTheHour(), hour / 12);
  return () => clearInterval(timer);
}

async function keepOfTheHour(): Promise<void> {
  const { id, history } = projectStore.getState();
  const [last] = await listVersions(id);
  const changed = history.past.at(-1)?.time ?? 0;
  if (changed > (last?.time ?? 0) && Date.now() - (last?.time ?? 0) > hour) await keepVersion("an hour of work");
}

export async function nameVersion(id: string, name: string): Promise<void> {
  const db = await database();
  const version = await db.get("versions", id);
  if (version === undefined) return;
  const { name: _before, ...rest } = version;
  await db.put("versions", name.trim() === "" ? rest : { ...rest, name: name.trim() });
}

/** Makes the open project what it was. What it is now is kept as a version, and undo takes the restoring back. */
export async function restoreVersion(version: Version): Promise<void> {
  await keepVersion("before restoring");
  edit(`Restore ${version.name ?? new Date(version.time).toLocaleString()}`, (document) => {
    for (const key of Object.keys(document)) delete (document as unknown as Record<string, unknown>)[key];
    Object.assign(document, structuredClone(version.document));
  });
}

type Named = { readonly id: string };
const lists = [
  ["species", "species", "species"],
  ["parameters", "parameter", "parameters"],
  ["reactions", "reaction", "reactions"],
  ["observables", "observable", "observables"],
  ["experiments", "experiment", "experiments"],
  ["studies", "study", "studies"],
] as const;

const listed = (ids: readonly string[]) => (ids.length > 4 ? `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more` : ids.join(", "));

/** What changed from one to the other, a line each; empty when nothing did. */
export function changesBetween(from: ProjectDocument, to: ProjectDocument): string[] {
  const changes: string[] = [];
  if (from.title !== to.title) changes.push(`Title: “${from.title ?? ""}” became “${to.title ?? ""}”.`);
  if (JSON.stringify(from.medium) !== JSON.stringify(to.medium)) changes.push("The medium changed.");
  for (const [key, one, many] of lists) {
    const [before, after] = [from, to].map((document) => new Map(((document[key] ?? []) as readonly Named[]).map((entry) => [entry.id, JSON.stringify(entry)])));
    const say = (verb: string, ids: readonly string[]) => ids.length > 0 && changes.push(`${verb} ${ids.length === 1 ? one : many} ${listed(ids)}.`);
    say("Added", [...after!.keys()].filter((id) => !before!.has(id)));
    say("Removed", [...before!.keys()].filter((id) => !after!.has(id)));
    say("Changed", [...after!].filter(([id, text]) => before!.has(id) && before!.get(id) !== text).map(([id]) => id));
  }
  return changes;
}
