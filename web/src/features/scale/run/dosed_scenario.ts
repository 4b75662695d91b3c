/** "Use 3 h dosing in Simulate": the recipe with the dosing time that the plant needs, as a scenario of its own. */
import { notifications } from "@mantine/notifications";
import type { ScaleUpStudy } from "@/doc/scaleup";
import { edit } from "@/doc/store";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { stretched } from "@/doc/stretch";
import type { InUnit } from "@/units/use_in_unit";
import { freeStudyId, recipeOf } from "../model/study";
import type { Remedy } from "../model/verdict";

/** @returns the id of the scenario; the one that is there already where nothing would be new */
export function addDosedScenario(document: ProjectDocument, study: ScaleUpStudy, { seconds, words }: Extract<Remedy, { kind: "dose" }>, vessel: string, inUnit: InUnit): string | undefined {
  const source = recipeOf(document, study);
  const recipe = source && stretched(source, document, seconds, inUnit);
  if (recipe === undefined) {
    notifications.show({ id: "not dosed", color: "red", message: "The dosing of this recipe could not be read. Change its feeds under Simulate." });
    return undefined;
  }
  const text = JSON.stringify(recipe);
  const there = document.studies?.find((one): one is SimulateStudy => one.kind === "simulate" && JSON.stringify(one.recipe) === text);
  if (there !== undefined) return there.id;
  const id = freeStudyId(document, "scenario");
  const scenario: SimulateStudy = { id, kind: "simulate", name: `${words} dosing, for ${vessel}`, recipe, ...(study.units && { units: study.units }) };
  const done = edit(`Add a scenario with ${words} dosing`, (draft) => void (draft.studies ??= []).push(JSON.parse(JSON.stringify(scenario)) as SimulateStudy));
  return done ? id : undefined;
}
