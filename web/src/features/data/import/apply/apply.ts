/** Writes a plan into the document: one step of undo. */
import type { Experiment, ImportRecord, ProjectDocument } from "@/doc/types";
import { forgetExperiment, setExclusions } from "../../exclude/exclusions";
import { carry } from "./carry";
import { type Plan, type PlannedExperiment, experimentIds } from "./plan";

export interface Application {
  readonly plan: Plan;
  readonly record: Omit<ImportRecord, "experiments">;
  /** The record whose experiments are replaced: the same import again, or the version before. */
  readonly replaces?: string;
  /** What was done to the vessel was edited since; only the numbers are replaced. */
  readonly keepRecipes: boolean;
  /** How the same file was understood when it was imported before. */
  readonly before?: Plan;
}

export function applyImport(draft: ProjectDocument, { plan, record, replaces, keepRecipes, before: understood }: Application): void {
  const workbench = (draft.workbench ??= {});
  const imports = (workbench.imports ??= []);
  const before = imports.find(({ id }) => id === replaces);
  const earlier = before?.experiments ?? [];
  const ids = experimentIds(plan, draft, earlier);
  const experiments = (draft.experiments ??= []);
  const { kept } = carry(draft, plan, earlier, understood);

  addNeeds(draft, plan);
  for (const gone of earlier.filter((id) => !ids.includes(id))) {
    const index = experiments.findIndex(({ id }) => id === gone);
    if (index >= 0) experiments.splice(index, 1);
    forgetExperiment(draft, gone);
  }
  plan.experiments.forEach((planned, index) => place(draft, { ...planned, name: nameAmong(draft, planned.name, record.file.name, ids) }, ids[index]!, keepRecipes));
  for (const { experiment, measurement, row } of kept) experiments.find(({ id }) => id === experiment)!.measurements![measurement]!.value.values[row] = null;
  if (kept.length > 0) setExclusions(draft, [...(workbench.exclusions ?? []), ...kept]);

  if (before) before.experiments = before.experiments.filter((id) => !ids.includes(id) && experiments.some((one) => one.id === id));
  const next: ImportRecord = { ...record, experiments: ids };
  const own = imports.findIndex(({ id }) => id === record.id);
  if (own >= 0) imports[own] = next;
  else imports.push(next);
}

/** Two files may both have a "run 1": the second says whose it is. */
function nameAmong({ experiments = [] }: ProjectDocument, name: string, file: string, own: readonly string[]): string {
  return experiments.some((one) => one.name === name && !own.includes(one.id)) ? `${name}, ${file}` : name;
}

function addNeeds(draft: ProjectDocument, { species, observables, properties }: Plan): void {
  for (const one of species) if (!draft.species.some(({ id }) => id === one.id)) draft.species.push({ ...one });
  for (const [id, mass] of Object.entries(properties.molarMasses)) {
    const one = draft.species.find((candidate) => candidate.id === id);
    if (one) one.molar_mass = mass;
  }
  if (properties.density !== undefined) (draft.medium ??= {}).density = properties.density;
  for (const one of observables) (draft.observables ??= []).push({ ...one });
}

function place(draft: ProjectDocument, planned: PlannedExperiment, id: string, keepRecipe: boolean): void {
  const { name, recipe } = structuredClone(planned);
  const measurements = structuredClone([...planned.measurements]);
  const experiments = draft.experiments!;
  const before = experiments.find((one) => one.id === id);
  if (before === undefined) {
    experiments.push({ id, name, recipe, measurements } satisfies Experiment);
    return;
  }
  forgetExperiment(draft, id);
  before.measurements = measurements;
  if (!keepRecipe) before.recipe = recipe;
}
