/** Which project a page shows. */
import { notFound } from "@tanstack/react-router";
import { listProjects, openProject } from "@/doc/persistence";
import { openSample } from "@/doc/samples";
import { projectStore } from "@/doc/store";

/** A new visitor gets a finished sample; who has projects gets undefined: their list. @returns the sample's project */
export async function firstProject(): Promise<string | undefined> {
  return (await listProjects()).length > 0 ? undefined : await openSample("arrhenius");
}

export async function open(id: string): Promise<void> {
  if (projectStore.getState().id === id) return;
  if (!(await openProject(id))) throw notFound();
}
