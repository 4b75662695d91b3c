/** The list of projects with what each holds. */
import { database } from "@/doc/database";
import { type ProjectMeta, flush, listProjects, renameProject } from "@/doc/persistence";
import { edit, projectStore } from "@/doc/store";
import type { Column, ProjectDocument } from "@/doc/types";

export interface Contents {
  readonly reactions: number;
  readonly experiments: number;
  /** Measured values; those that are missing or below detection are none. */
  readonly points: number;
}
export interface ProjectRow extends ProjectMeta {
  readonly contents: Contents | undefined;
}

const measured = ({ values }: Column) => values.reduce<number>((count, value) => count + (typeof value === "number" ? 1 : 0), 0);

export function contentsOf({ reactions = [], experiments = [] }: ProjectDocument): Contents {
  const points = experiments.flatMap(({ measurements = [] }) => measurements).reduce((sum, { value }) => sum + measured(value), 0);
  return { reactions: reactions.length, experiments: experiments.length, points };
}

export async function loadOverview(): Promise<ProjectRow[]> {
  await flush();
  const db = await database();
  const projects = await listProjects();
  return Promise.all(
    projects.map(async (meta): Promise<ProjectRow> => {
      const stored = await db.get("documents", meta.id);
      return { ...meta, contents: stored && contentsOf(stored.document) };
    }),
  );
}

/** The open project is renamed as any edit is, so that it can be taken back. */
export async function rename(id: string, title: string): Promise<void> {
  if (projectStore.getState().id !== id) return renameProject(id, title);
  edit("Rename the project", (draft) => void (draft.title = title));
  await flush();
}

export async function documentOf(id: string): Promise<ProjectDocument | undefined> {
  return (await (await database()).get("documents", id))?.document;
}

/** All words, in any order. */
export function matches(title: string, search: string): boolean {
  const here = title.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => here.includes(word));
}

export const savedWhere = ({ synced, updated }: ProjectMeta): string =>
  synced === undefined ? "this device" : synced.updated >= updated ? "this device and the server" : "this device; the server has an older state";
