/** Changes of a scheme that reach through the whole document. Each works on a draft inside edit(). */
import type { Draft } from "immer";
import { quantityText } from "@/units/quantity";
import { equilibriumUnit, rateUnit } from "@/units/rate_units";
import { type Equation, formatEquation, parseEquation } from "./equation";
import type { Contents, Experiment, ProjectDocument, RateLaw, Reaction, Recipe } from "./types";

type Document = Draft<ProjectDocument>;

const orderOf = ({ reactants }: Equation) => reactants.reduce((sum, { coefficient }) => sum + coefficient, 0);

/** `k` with the first number that no id of the document has. */
export function freshId(document: ProjectDocument, stem: string): string {
  const taken = new Set([document.species, document.parameters ?? [], document.reactions ?? [], document.observables ?? []].flat().map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

function addSpeciesOf(document: Document, equation: Equation): void {
  const ids = [...equation.reactants, ...equation.products].map(({ species }) => species).concat(equation.catalysts);
  for (const id of ids) if (!document.species.some((one) => one.id === id)) document.species.push({ id });
}

function addConstant(document: Document, stem: string, value: number, unit: string): string {
  const id = freshId(document, stem);
  const quantity = (number: number) => quantityText(number, unit);
  (document.parameters ??= []).push({ id, value: quantity(value), min: quantity(value * 1e-6), max: quantity(value * 1e6), scale: "log" });
  return id;
}

/** Adds a reaction, the species that it brings and a rate constant of the unit that its order needs. @returns its id */
export function addReaction(document: Document, equation: Equation): string {
  addSpeciesOf(document, equation);
  const id = freshId(document, "r");
  const rate: RateLaw = { law: "power", k: addConstant(document, "k", 0.1, rateUnit(orderOf(equation), "min")) };
  (document.reactions ??= []).push({ id, equation: formatEquation({ ...equation, reversible: false }), rate });
  if (equation.reversible) toggleReversible(document, id);
  return id;
}

/** Gives a reaction an equilibrium constant, or takes it with what belongs to it. */
export function toggleReversible(document: Document, id: string): void {
  const reaction = document.reactions?.find((one) => one.id === id);
  const parsed = reaction && parseEquation(reaction.equation);
  if (!reaction || !parsed?.ok) return;
  const { equation } = parsed;
  reaction.equation = formatEquation({ ...equation, reversible: !equation.reversible });
  if (reaction.rate.law !== "power") return;
  if (equation.reversible) {
    const constant = reaction.rate.K_eq;
    delete reaction.rate.K_eq;
    delete reaction.rate.orders_reverse;
    if (constant !== undefined) dropParameters(document, textsOf(constant));
  } else {
    const orderBack = equation.products.reduce((sum, { coefficient }) => sum + coefficient, 0);
    const unit = equilibriumUnit(orderOf(equation), orderBack);
    reaction.rate.K_eq = addConstant(document, "K", 1, unit);
  }
}

/** All text values inside a value: ids among them. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Takes parameters that nothing refers to any more. */
function dropParameters(document: Document, candidates: readonly string[]): string[] {
  const { parameters = [], workbench: _notes, title: _title, studies = [], ...rest } = document;
  // To be on the list of a fit is no use: it goes from there too.
  const others = studies.map((study) => (study.kind === "fit" ? {} : study));
  const used = new Set([rest, others, parameters.map(({ id: _id, ...fields }) => fields)].flatMap(textsOf).flatMap((text) => text.match(/\p{L}[\p{L}\p{N}\p{M}_']*/gu) ?? []));
  const gone = parameters.filter(({ id }) => candidates.includes(id) && !used.has(id)).map(({ id }) => id);
  document.parameters = parameters.filter(({ id }) => !gone.includes(id));
  if (gone.length > 0)
    for (const study of studies) if (study.kind === "fit" && study.estimate) study.estimate = study.estimate.filter((id) => !gone.includes(id));
  return gone;
}

/** Removes a reaction and the parameters that were its alone. @returns what fell, by id */
export function removeReaction(document: Document, id: string): string[] {
  const reaction = document.reactions?.find((one) => one.id === id);
  if (reaction === undefined) return [];
  document.reactions = document.reactions!.filter((one) => one.id !== id);
  return [id, ...dropParameters(document, textsOf([reaction.rate, reaction.heat]))];
}

/** Whether a formula speaks of a species: [A], [A]_0, n(A), conversion(A). */
const speaksOf = (formula: string, species: string): boolean =>
  [...formula.matchAll(/\[\s*([^\]\s]+)\s*\]|(?<![\p{L}0-9_'])(?:n|conversion)\s*\(\s*([^)\s]+)\s*\)/gu)].some(([, a, b]) => (a ?? b) === species);

const lawNeeds = (rate: RateLaw, species: string): boolean =>
  rate.law === "expression" ? speaksOf(rate.formula, species) : rate.law === "michaelis_menten" && rate.substrate === species;

const uses = (reaction: Reaction, species: string): boolean => {
  const parsed = parseEquation(reaction.equation);
  if (!parsed.ok) return false;
  const { reactants, products, catalysts } = parsed.equation;
  return catalysts.includes(species) || [...reactants, ...products].some((term) => term.species === species);
};

/** Removes a species with the reactions, charges and measurements that need it. @returns what fell, by id */
export function removeSpecies(document: Document, id: string): string[] {
  const gone = (document.reactions ?? []).filter((reaction) => uses(reaction, id) || lawNeeds(reaction.rate, id)).flatMap((reaction) => removeReaction(document, reaction.id));
  document.species = document.species.filter((one) => one.id !== id);
  const observables = (document.observables ?? []).filter(({ expression }) => speaksOf(expression, id));
  if (observables.length > 0) document.observables = document.observables!.filter((one) => !observables.includes(one));
  const columns = new Set([id, ...observables.map((one) => one.id)]);
  for (const experiment of document.experiments ?? []) removeMeasurements(document, experiment, columns);
  for (const recipe of recipesOf(document)) if (recipe.events) recipe.events = recipe.events.filter(({ when }) => !speaksOf(when, id));
  for (const contents of contentsOf(document))
    for (const key of ["concentrations", "amounts", "masses"] as const) delete contents[key]?.[id];
  for (const { rate } of document.reactions ?? []) forgetInRate(rate, id);
  delete document.workbench?.positions?.[id];
  delete document.workbench?.colours?.[id];
  return [id, ...gone, ...observables.map((one) => one.id)];
}

/** Exclusions name a measurement by its place: they follow, and those of what is removed go with it. */
function removeMeasurements(document: Document, experiment: Draft<Experiment>, columns: ReadonlySet<string>): void {
  const { measurements = [] } = experiment;
  const kept = measurements.flatMap(({ observable }, index) => (columns.has(observable) ? [] : [index]));
  if (kept.length === measurements.length) return;
  experiment.measurements = kept.map((index) => measurements[index]!);
  const notes = document.workbench;
  if (notes?.exclusions)
    notes.exclusions = notes.exclusions
      .map((one) => (one.experiment === experiment.id ? { ...one, measurement: kept.indexOf(one.measurement) } : one))
      .filter(({ measurement }) => measurement >= 0);
}

function forgetInRate(rate: Draft<RateLaw>, id: string): void {
  if ("orders" in rate) delete rate.orders?.[id];
  if ("orders_reverse" in rate) delete rate.orders_reverse?.[id];
  if ("adsorption" in rate) delete rate.adsorption[id];
  if ("inhibitors" in rate && rate.inhibitors) rate.inhibitors = rate.inhibitors.filter(({ species }) => species !== id);
}

const recipesOf = (document: Document): Draft<Recipe>[] => [
  ...(document.experiments ?? []).map(({ recipe }) => recipe),
  ...(document.studies ?? []).flatMap((study) => (study.kind === "simulate" && study.recipe ? [study.recipe] : [])),
];
const contentsOf = (document: Document): Draft<Contents>[] =>
  recipesOf(document).flatMap(({ charge, feeds = [], doses = [] }) => [charge, ...feeds, ...doses].filter((one) => one !== undefined));

/** Renames a species wherever it is spoken of. The caller has seen that the new id is free. */
export function renameSpecies(document: Document, from: string, to: string): void {
  const name = (id: string) => (id === from ? to : id);
  const inFormula = (text: string) =>
    text
      .replace(/\[\s*([^\]\s]+)\s*\]/g, (whole, id: string) => (id === from ? `[${to}]` : whole))
      .replace(/(?<![\p{L}0-9_'])(n|conversion)\s*\(\s*([^)\s]+)\s*\)/gu, (whole, verb: string, id: string) => (id === from ? `${verb}(${to})` : whole));
  for (const one of document.species) one.id = name(one.id);
  for (const reaction of document.reactions ?? []) {
    const parsed = parseEquation(reaction.equation);
    if (parsed.ok && uses(reaction, from)) {
      const rename = (terms: Equation["reactants"]) => terms.map((term) => ({ ...term, species: name(term.species) }));
      const { reactants, products, catalysts, reversible } = parsed.equation;
      reaction.equation = formatEquation({ reactants: rename(reactants), products: rename(products), catalysts: catalysts.map(name), reversible });
    }
    renameInRate(reaction.rate, name, inFormula);
  }
  for (const observable of document.observables ?? []) observable.expression = inFormula(observable.expression);
  for (const parameter of document.parameters ?? []) if (parameter.expression) parameter.expression = inFormula(parameter.expression);
  for (const { measurements = [] } of document.experiments ?? []) for (const one of measurements) one.observable = name(one.observable);
  for (const contents of contentsOf(document))
    for (const key of ["concentrations", "amounts", "masses"] as const) if (contents[key]) contents[key] = renamed(contents[key], name);
  for (const recipe of recipesOf(document)) for (const event of recipe.events ?? []) event.when = inFormula(event.when);
  // Paths such as recipe.charge.concentrations.A
  for (const paths of Object.values(document.workbench?.sliders ?? {}))
    paths.forEach((path, index) => (paths[index] = path.replace(/\.(concentrations|amounts|masses)\.([^.]+)$/, (_whole, key: string, id: string) => `.${key}.${name(id)}`)));
  if (document.workbench?.positions) document.workbench.positions = renamed(document.workbench.positions, name);
  if (document.workbench?.colours) document.workbench.colours = renamed(document.workbench.colours, name);
}

const renamed = <T>(record: Record<string, T>, name: (id: string) => string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [name(id), value]));

function renameInRate(rate: Draft<RateLaw>, name: (id: string) => string, inFormula: (text: string) => string): void {
  if ("orders" in rate && rate.orders) rate.orders = renamed(rate.orders, name);
  if ("orders_reverse" in rate && rate.orders_reverse) rate.orders_reverse = renamed(rate.orders_reverse, name);
  if ("adsorption" in rate) rate.adsorption = renamed(rate.adsorption, name);
  if ("substrate" in rate) rate.substrate = name(rate.substrate);
  if ("inhibitors" in rate) for (const inhibitor of rate.inhibitors ?? []) inhibitor.species = name(inhibitor.species);
  if ("formula" in rate) rate.formula = inFormula(rate.formula);
}
