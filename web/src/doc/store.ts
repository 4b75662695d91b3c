/**
 * The open project: its document, and the one way to change it. Every edit is a labelled step that can be taken back;
 * who saves it listens to the store (persistence.ts). No React in here.
 */
import { type Draft, applyPatches, enablePatches, produceWithPatches } from "immer";
import { createStore } from "zustand/vanilla";
import { type History, type Step, emptyHistory, record, redoStep, undoStep } from "./history";
import type { ProjectDocument } from "./types";

enablePatches();

export type Saved = "saved" | "saving" | "failed";

export interface OpenProject {
  readonly id: string;
  readonly document: ProjectDocument;
  readonly history: History;
  /** Another tab writes this project: look, do not touch. */
  readonly readOnly: boolean;
  readonly saved: Saved;
  /** Why it is not saved, and what to do. */
  readonly problem?: string | undefined;
}

const nothing: ProjectDocument = { format: "pharmaflow/1", species: [] };

export const projectStore = createStore<OpenProject>(() => ({
  id: "",
  document: nothing,
  history: emptyHistory,
  readOnly: false,
  saved: "saved",
}));

export interface EditOptions {
  /** Edits of one gesture (a drag, typing in one field) make one step: same key, within a second of each other. */
  readonly gesture?: string;
}

const refusals = new Set<(label: string) => void>();
/** Hears of each edit that was refused because another tab writes the project. @returns stops it */
export function onRefused(listener: (label: string) => void): () => void {
  refusals.add(listener);
  return () => refusals.delete(listener);
}
function refused(label: string): false {
  for (const listener of refusals) listener(label);
  return false;
}

/**
 * Changes the document. @param label what the step is called in the undo menu, e.g. "Change k1"
 * @returns false when the project cannot be changed here: another tab writes it
 */
export function edit(label: string, recipe: (draft: Draft<ProjectDocument>) => void, options: EditOptions = {}): boolean {
  const { document, history, readOnly } = projectStore.getState();
  if (readOnly) return refused(label);
  const [next, patches, inverse] = produceWithPatches(document, recipe);
  if (patches.length === 0) return true;
  const step: Step = { label, patches, inverse, time: Date.now(), ...(options.gesture && { gesture: options.gesture }) };
  projectStore.setState({ document: next, history: record(history, step) });
  return true;
}

function move(take: (history: History) => { history: History; step: Step } | undefined, which: "patches" | "inverse"): Step | undefined {
  const { document, history, readOnly } = projectStore.getState();
  if (readOnly) refused(which === "inverse" ? "Undo" : "Redo");
  const taken = readOnly ? undefined : take(history);
  if (taken === undefined) return undefined;
  projectStore.setState({ document: applyPatches(document, [...taken.step[which]]), history: taken.history });
  return taken.step;
}

/** @returns the step that was taken back, for saying so */
export const undo = () => move(undoStep, "inverse");
export const redo = () => move(redoStep, "patches");
