/** What a person does to a scheme, from the lines, the picture, the table or the keyboard: each one step of undo. */
import { type Equation, addReaction, formatEquation, parseEquation, removeReaction, removeSpecies, renameSpecies, toggleReversible } from "@/doc/equation";
import { notifications } from "@mantine/notifications";
import { edit, projectStore } from "@/doc/store";
import type { ProjectDocument, RateLaw, Reaction } from "@/doc/types";
import { readReaction } from "./chem/equations";
import { renamePlace } from "./diagram/places";
import type { Point } from "./diagram/graph";
import { editReaction } from "./edits";
import { laws } from "./laws";
import { dropUnused, parametersOf } from "./laws/constants";
import { followOrders, orderOf } from "./laws/follow";
import { freshSpecies, nameFault } from "./names";
import type { LineFault } from "./lines/EquationField";

const current = () => projectStore.getState().document;

/** `A -> B -> C` is two reactions: what the first one gives is what the second one takes. */
function chain(text: string): { equations: Equation[] } | { fault: LineFault } {
  const whole = parseEquation(text);
  if (whole.ok) return { equations: [whole.equation] };
  const { position } = whole.fault;
  const first = parseEquation(text.slice(0, position));
  if (!first.ok || first.equation.products.length === 0 || !/^[-=<→⇌⟶⇒↔⇄]/.test(text.slice(position))) return { fault: whole.fault };
  const before = formatEquation({ reactants: first.equation.products, products: [], catalysts: [], reversible: false }).replace(/->$/, "");
  const rest = chain(before + text.slice(position));
  return "fault" in rest ? { fault: whole.fault } : { equations: [first.equation, ...rest.equations] };
}

/** The steps of what was typed: several lines, `A -> B; B -> C`, and chains `A -> B -> C` are several reactions. */
export function stepsOf(text: string): { equations: Equation[] } | { fault: LineFault } {
  const equations: Equation[] = [];
  let begin = 0;
  for (const piece of text.split(/[;\n]/)) {
    const steps = piece.trim() === "" ? { equations: [] } : chain(piece);
    if ("fault" in steps) return { fault: { ...steps.fault, position: begin + (steps.fault.position ?? 0) } };
    equations.push(...steps.equations);
    begin += piece.length + 1;
  }
  return { equations };
}

export function addTyped(text: string, select: (id: string) => void): LineFault | undefined {
  const steps = stepsOf(text);
  if ("fault" in steps) return steps.fault;
  let last = "";
  const { equations } = steps;
  edit(equations.length === 1 ? `Add ${formatEquation(equations[0]!)}` : `Add ${equations.length} reactions`, (document) => {
    for (const equation of equations) last = addReaction(document, equation);
  });
  if (last !== "") select(last);
  return undefined;
}

/** Another equation for a reaction: new species are added, the unit of k follows the orders, K_eq comes and goes. */
function setEquation(document: ProjectDocument, reaction: Reaction, equation: Equation): void {
  const before = readReaction(reaction)?.equation ?? equation;
  const order = orderOf(reaction.rate, before, document);
  const known = new Set(document.species.map(({ id }) => id));
  for (const id of [...equation.reactants, ...equation.products].map(({ species }) => species).concat(equation.catalysts))
    if (!known.has(id)) {
      known.add(id);
      document.species.push({ id });
    }
  reaction.equation = formatEquation({ ...equation, reversible: before.reversible });
  followOrders(document, reaction.rate, order, orderOf(reaction.rate, equation, document));
  if (equation.reversible !== before.reversible) toggleReversible(document, reaction.id);
}

export function rewrite(id: string, text: string): LineFault | undefined {
  const parsed = parseEquation(text);
  if (!parsed.ok) return { ...parsed.fault };
  editReaction(`Change ${id} to ${formatEquation(parsed.equation)}`, id, (reaction, document) => setEquation(document, reaction, parsed.equation));
  return undefined;
}

export function toggle(id: string): void {
  const reversible = current().reactions?.some((one) => one.id === id && readReaction(one)?.equation.reversible);
  edit(`Make ${id} ${reversible ? "irreversible" : "reversible"}`, (document) => toggleReversible(document, id));
}

export function remove(kind: "species" | "reaction", id: string): void {
  let fell: string[] = [];
  edit(`Remove ${id}`, (document) => void (fell = kind === "species" ? removeSpecies(document, id) : removeReaction(document, id)));
  const [, ...others] = fell;
  if (others.length > 0) notifications.show({ id: "removed", message: `Removed ${id}, and with it ${others.join(", ")}. Undo brings them back.`, autoClose: 6000, withCloseButton: false });
}

/** @returns what is wrong with the name */
export function rename(id: string, typed: string): string | undefined {
  const name = typed.trim();
  const fault = nameFault(current(), name);
  if (fault !== undefined) return fault;
  renamePlace(projectStore.getState().id, id, name);
  edit(`Rename ${id} to ${name}`, (document) => renameSpecies(document, id, name));
  return undefined;
}

export function addSpecies(): string {
  const id = freshSpecies(current());
  edit(`Add ${id}`, (document) => void document.species.push({ id }));
  return id;
}

const more = (side: Equation["reactants"], species: string) =>
  side.some((term) => term.species === species)
    ? side.map((term) => (term.species === species ? { ...term, coefficient: term.coefficient + 1 } : term))
    : [...side, { species, coefficient: 1 }];

/**
 * Connects two things of the picture: species to species is a new reaction, a species to a reaction joins what it
 * takes, a reaction to a species gives it. To nowhere: to a new species that stands there.
 * @returns the id of the reaction
 */
export function connect(from: string, to: string | undefined, at?: Point): string | undefined {
  const document = current();
  const reactionOf = (id: string | undefined) => document.reactions?.find((one) => one.id === id);
  if (from === to || (reactionOf(from) && reactionOf(to))) return undefined;
  const target = to ?? freshSpecies(document);
  const joined = reactionOf(from) ?? reactionOf(to);
  let made: string | undefined = joined?.id;
  edit(`Connect ${from} to ${target}`, (draft) => {
    if (joined === undefined) made = addReaction(draft, { reactants: [{ species: from, coefficient: 1 }], products: [{ species: target, coefficient: 1 }], catalysts: [], reversible: false });
    else {
      const reaction = draft.reactions!.find((one) => one.id === joined.id)!;
      const equation = readReaction(joined)?.equation;
      if (equation === undefined) return;
      setEquation(draft, reaction, from === joined.id ? { ...equation, products: more(equation.products, target) } : { ...equation, reactants: more(equation.reactants, from) });
    }
    if (at !== undefined) draft.workbench = { ...draft.workbench, positions: { ...draft.workbench?.positions, [target]: { x: at.x, y: at.y } } };
  });
  return made;
}

export function setCatalysts(id: string, catalysts: readonly string[]): void {
  editReaction(`Change what stands over the arrow of ${id}`, id, (reaction, document) => {
    const equation = readReaction(reaction)?.equation;
    if (equation !== undefined) setEquation(document, reaction, { ...equation, catalysts: [...catalysts] });
  });
}

/** Another rate law: what means the same is kept, what only the old law used is taken out. */
export function chooseLaw(id: string, law: string): void {
  const entry = laws.find((one) => one.law === law)!;
  editReaction(`Use ${entry.label} for ${id}`, id, (reaction, document) => {
    const equation = readReaction(reaction)?.equation;
    if (equation === undefined) return;
    const before = parametersOf(reaction.rate, document);
    reaction.rate = entry.create(document, reaction, equation);
    dropUnused(document, before);
  });
}

/** Any change inside the present law of a reaction. */
export function changeLaw(id: string, label: string, recipe: (law: RateLaw, document: ProjectDocument) => void): void {
  editReaction(label, id, (reaction, document) => {
    const before = parametersOf(reaction.rate, document);
    recipe(reaction.rate, document);
    dropUnused(document, before);
  });
}
