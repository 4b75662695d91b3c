/** The picture in words, for those who hear it. */
import type { Equation } from "@/doc/equation";
import type { ProjectDocument } from "@/doc/types";
import { type ReadReaction, onSides } from "../chem/equations";

const listed = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

const side = (terms: Equation["reactants"]) =>
  terms.map(({ coefficient, species }) => (coefficient === 1 ? species : `${coefficient} ${species}`)).join(" plus ") || "nothing";

/** "r1: A plus 2 B gives C, reversible, with Pd over the arrow" */
export function reactionWords({ id, name, equation }: ReadReaction): string {
  const over = [...equation.catalysts, ...(name ? [name] : [])];
  return `${id}: ${side(equation.reactants)} gives ${side(equation.products)}${equation.reversible ? ", reversible" : ""}${over.length > 0 ? `, with ${listed(over)} over the arrow` : ""}`;
}

const ids = (some: readonly ReadReaction[]) => listed(some.map((one) => one.id));

/** "A, aniline: consumed by r1; formed by r2; measured" */
export function speciesWords(document: ProjectDocument, reactions: readonly ReadReaction[], id: string): string {
  const name = document.species.find((one) => one.id === id)?.name;
  const has = (terms: Equation["reactants"]) => terms.some(({ species }) => species === id);
  const [spent, made] = [reactions.filter(({ equation }) => has(equation.reactants)), reactions.filter(({ equation }) => has(equation.products))];
  const facts = [
    ...(spent.length > 0 ? [`consumed by ${ids(spent)}`] : []),
    ...(made.length > 0 ? [`formed by ${ids(made)}`] : []),
    ...(reactions.some(({ equation }) => onSides(equation).includes(id)) ? [] : ["in no reaction"]),
    ...(isMeasured(document, id) ? ["measured"] : []),
  ];
  return `${id}${name ? `, ${name}` : ""}: ${facts.join("; ")}`;
}

export const isMeasured = (document: ProjectDocument, id: string): boolean =>
  document.experiments?.some(({ measurements }) => measurements?.some(({ observable }) => observable === id)) ?? false;
