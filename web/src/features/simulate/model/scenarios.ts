/** Scenarios: the studies of kind simulate of a document, and what can be done with the list of them. Pure, on drafts. */
import type { Parameter, ProjectDocument, Recipe, ResultUnits, SimulateStudy, Study } from "@/doc/types";
import { parseEquation } from "@/doc/equation";

export const isScenario = (study: Study): study is SimulateStudy => study.kind === "simulate";

const known = new WeakMap<ProjectDocument, readonly SimulateStudy[]>();
/** The same list for the same document: a selector may return it. */
export function scenariosOf(document: ProjectDocument): readonly SimulateStudy[] {
  let list = known.get(document);
  if (list === undefined) known.set(document, (list = (document.studies ?? []).filter(isScenario)));
  return list;
}

export const titleOf = ({ id, name }: Pick<SimulateStudy, "id" | "name">): string => name?.trim() || id;

/** The recipe that is simulated: the scenario's own, or that of the experiment which it follows. */
export const recipeOf = (document: ProjectDocument, study: SimulateStudy): Recipe | undefined =>
  study.recipe ?? document.experiments?.find(({ id }) => id === study.experiment)?.recipe;

export function freeId(document: ProjectDocument, stem: string): string {
  const taken = new Set(document.studies?.map(({ id }) => id));
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

/** "60 °C, 2 h dosing" gets a number behind it when there is one already. */
function freeName(document: ProjectDocument, wanted: string): string {
  const taken = new Set(scenariosOf(document).map(titleOf));
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted} ${n}`)) return `${wanted} ${n}`;
}

/** Like the scenarios before it; else like the data, else as chemists write. */
function usualUnits(document: ProjectDocument): ResultUnits {
  const before = scenariosOf(document).findLast(({ units }) => units !== undefined)?.units ?? document.studies?.find(({ units }) => units !== undefined)?.units;
  return before ?? { time: "min", concentration: "mol/L", temperature: "degC" };
}

/** What is consumed and never made: what one would charge. */
function startingMaterials({ reactions = [], species }: ProjectDocument): string[] {
  const consumed = new Set<string>();
  const made = new Set<string>();
  for (const { equation } of reactions) {
    const parsed = parseEquation(equation);
    if (!parsed.ok) continue;
    for (const { species: id } of parsed.equation.reactants) consumed.add(id);
    for (const { species: id } of parsed.equation.products) made.add(id);
  }
  const materials = [...consumed].filter((id) => !made.has(id));
  return materials.length > 0 ? materials : species.slice(0, 1).map(({ id }) => id);
}

export const plainRecipe = (document: ProjectDocument): Recipe => ({
  reactor: "batch",
  charge: {
    volume: "1 L",
    temperature: "25 degC",
    concentrations: Object.fromEntries(startingMaterials(document).map((id) => [id, "1 mol/L"])),
  },
  temperature: { control: "isothermal" },
  duration: "60 min",
});

/** A parameter that is another in each experiment has no value outside of one: a copy takes the number. */
function replaceOwnParameters<T>(value: T, experiment: string, parameters: readonly Parameter[]): T {
  if (typeof value === "string") {
    const own = parameters.find(({ id, per, groups }) => id === value && (per === "experiment" || groups !== undefined));
    return ((own?.values?.[experiment] ?? own?.value ?? value) as T) ?? value;
  }
  if (Array.isArray(value)) return value.map((one) => replaceOwnParameters(one, experiment, parameters)) as T;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceOwnParameters(one, experiment, parameters)])) as T;
  return value;
}

/** The recipe of an experiment as one of its own, to be changed without touching what was done in the laboratory. */
export function copiedRecipe(document: ProjectDocument, experiment: string): Recipe | undefined {
  const recipe = document.experiments?.find(({ id }) => id === experiment)?.recipe;
  return recipe && replaceOwnParameters(recipe, experiment, document.parameters ?? []);
}

export type Origin = { readonly kind: "plain" } | { readonly kind: "experiment"; readonly id: string } | { readonly kind: "scenario"; readonly id: string };

/** A scenario that is not in the list yet. */
export function newScenario(document: ProjectDocument, origin: Origin): SimulateStudy {
  const fresh = { id: freeId(document, "scenario"), kind: "simulate" as const, units: usualUnits(document) };
  if (origin.kind === "scenario") {
    const source = scenariosOf(document).find(({ id }) => id === origin.id);
    if (source !== undefined) return { ...source, id: freeId(document, "scenario"), name: freeName(document, `${titleOf(source)}, copy`) };
  }
  if (origin.kind === "experiment") {
    const experiment = document.experiments?.find(({ id }) => id === origin.id);
    const recipe = copiedRecipe(document, origin.id);
    if (recipe !== undefined) return { ...fresh, name: freeName(document, `Like ${experiment?.name ?? origin.id}`), recipe };
  }
  return { ...fresh, name: freeName(document, "Scenario"), recipe: plainRecipe(document) };
}

/** Behind the one with this id, else at the end. */
export function insertScenario(draft: ProjectDocument, study: SimulateStudy, behind?: string): void {
  const studies = (draft.studies ??= []);
  const place = behind === undefined ? -1 : studies.findIndex(({ id }) => id === behind);
  studies.splice(place < 0 ? studies.length : place + 1, 0, structuredClone(study));
}

export function removeScenario(draft: ProjectDocument, id: string): void {
  draft.studies = draft.studies?.filter((study) => study.id !== id);
  const compare = draft.workbench?.compare;
  if (compare?.includes(id)) draft.workbench!.compare = compare.filter((one) => one !== id);
}

export function renameScenario(draft: ProjectDocument, id: string, name: string): void {
  const study = draft.studies?.find((one) => one.id === id);
  if (study === undefined) return;
  if (name.trim() === "") delete study.name;
  else study.name = name.trim();
}

/** One place up (-1) or down (1) among the scenarios; studies of other kinds keep their places. */
export function moveScenario(draft: ProjectDocument, id: string, by: -1 | 1): void {
  const studies = draft.studies ?? [];
  const places = studies.flatMap((study, place) => (isScenario(study) ? place : []));
  const here = places.findIndex((place) => studies[place]!.id === id);
  const from = places[here];
  const to = places[here + by];
  if (from === undefined || to === undefined) return;
  [studies[from], studies[to]] = [studies[to]!, studies[from]!];
}

export function toggleCompare(draft: ProjectDocument, id: string): void {
  const before = draft.workbench?.compare ?? [];
  (draft.workbench ??= {}).compare = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
}

/** The scenario follows an experiment, or (undefined) has its own recipe, a copy of what it had until now. */
export function follow(draft: ProjectDocument, id: string, experiment: string | undefined): void {
  const study = draft.studies?.find((one): one is SimulateStudy => one.id === id && isScenario(one));
  if (study === undefined) return;
  if (experiment === undefined) {
    study.recipe ??= structuredClone(copiedRecipe(JSON.parse(JSON.stringify(draft)) as ProjectDocument, study.experiment ?? "") ?? plainRecipe(draft));
    delete study.experiment;
  } else {
    study.experiment = experiment;
    delete study.recipe;
  }
}
