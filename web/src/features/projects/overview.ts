/** The list of projects with what each holds. */
import { database } from "@/doc/database";
import { flush, listProjects, renameProject } from "@/doc/persistence";
import { edit, projectStore } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { type ProjectRow, contentsOf } from "./listing";

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
