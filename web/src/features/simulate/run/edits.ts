/** What the list of scenarios does to the document, each with the name of its step of undo. */
import { notifications } from "@mantine/notifications";
import { edit, projectStore } from "@/doc/store";
import type { SimulateStudy } from "@/doc/types";
import { type Origin, insertScenario, newScenario, removeScenario, titleOf } from "../model/scenarios";

/** @returns the id of the new scenario */
export function add(origin: Origin, behind?: string): string {
  const study = newScenario(projectStore.getState().document, origin);
  edit(`Add ${titleOf(study)}`, (draft) => insertScenario(draft, study, behind));
  return study.id;
}
export const duplicate = (id: string): string => add({ kind: "scenario", id }, id);

/** A scenario comes back by undo. */
export function discard(study: SimulateStudy): void {
  if (projectStore.getState().readOnly) return;
  edit(`Delete ${titleOf(study)}`, (draft) => removeScenario(draft, study.id));
  notifications.show({ id: "scenario deleted", message: `${titleOf(study)} was deleted. Ctrl+Z brings it back.`, autoClose: 5000 });
}
