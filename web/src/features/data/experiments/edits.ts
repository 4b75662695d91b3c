/** Experiments come, go and are renamed, on a draft of the document. */
import type { Experiment, ProjectDocument } from "@/doc/types";
import { forgetExperiment } from "../exclude/exclusions";
import { takeId } from "../import/map/role";

const columnsAtFirst = 6; // species whose columns a new experiment begins with

function freeExperimentId(draft: ProjectDocument, wanted: string): string {
  return takeId(wanted, new Set(draft.experiments?.map(({ id }) => id)));
}

/** @returns its id, which is the first of run1, run2, ... that is free */
export function nextId({ experiments = [] }: ProjectDocument): string {
  let number = experiments.length + 1;
  while (experiments.some(({ id }) => id === `run${number}`)) number++;
  return `run${number}`;
}

/** An empty experiment with a column for each species of the scheme, ready to be typed into. */
export function addExperiment(draft: ProjectDocument, id: string): void {
  const measurements = draft.species.slice(0, columnsAtFirst).map((species) => ({ observable: species.id, time: { unit: "min", values: [0] }, value: { unit: "mol/L", values: [null] } }));
  (draft.experiments ??= []).push({
    id,
    name: `Run ${draft.experiments.length + 1}`,
    recipe: { reactor: "batch", charge: { volume: "1 L", temperature: "25 degC", concentrations: {} }, temperature: { control: "isothermal" }, duration: "30 min" },
    measurements,
  });
}

/** With recipe and measurements. What was excluded stays excluded in the copy. @returns its id */
export function duplicateExperiment(draft: ProjectDocument, id: string, as: string): void {
  const index = draft.experiments?.findIndex((one) => one.id === id) ?? -1;
  const original = draft.experiments?.[index];
  if (original === undefined) return;
  const copy: Experiment = { ...(JSON.parse(JSON.stringify(original)) as Experiment), id: as, name: `${original.name ?? original.id}, copy` };
  draft.experiments!.splice(index + 1, 0, copy);
  const exclusions = draft.workbench?.exclusions;
  if (exclusions) exclusions.push(...exclusions.filter(({ experiment }) => experiment === id).map((one) => ({ ...one, experiment: as })));
}
export const copyId = (document: ProjectDocument, id: string): string => freeExperimentId(document, `${id}_copy`);

export function renameExperiment(draft: ProjectDocument, id: string, name: string): void {
  const experiment = draft.experiments?.find((one) => one.id === id);
  if (experiment && name.trim() !== "") experiment.name = name.trim();
}

/** And what speaks of it: studies, parameters by experiment, exclusions, imports. */
export function deleteExperiment(draft: ProjectDocument, id: string): void {
  const index = draft.experiments?.findIndex((one) => one.id === id) ?? -1;
  if (index < 0) return;
  draft.experiments!.splice(index, 1);
  forgetExperiment(draft, id);
  for (const study of draft.studies ?? []) if (study.kind === "fit" && study.experiments) study.experiments = study.experiments.filter((one) => one !== id);
  for (const parameter of draft.parameters ?? []) {
    if (parameter.values) delete parameter.values[id];
    if (parameter.groups) parameter.groups = parameter.groups.map((group) => group.filter((one) => one !== id)).filter((group) => group.length > 0);
  }
  for (const record of draft.workbench?.imports ?? []) record.experiments = record.experiments.filter((one) => one !== id);
}
