import { edit, projectStore } from "@/doc/store";
import { addExperiment, nextId } from "./edits";

/** One step of undo. @returns the id of the new experiment */
export function addEmpty(): string {
  const id = nextId(projectStore.getState().document);
  edit("Add an experiment", (draft) => addExperiment(draft, id));
  return id;
}
