import { useStore } from "zustand";
import { type OpenProject, projectStore } from "./store";
import type { ProjectDocument } from "./types";

/** A part of the open project's document; the component renders again when that part changes. */
export const useDocument = <T>(select: (document: ProjectDocument) => T): T =>
  useStore(projectStore, ({ document }) => select(document));

export const useProject = <T>(select: (project: OpenProject) => T): T => useStore(projectStore, select);
