/** What is odd about a scheme, in sentences. None of it stops a computation. */
import type { Equation } from "@/doc/equation";
import type { ProjectDocument } from "@/doc/types";
import { balanceOf } from "./balance";
import { onSides, readReactions } from "./equations";

export interface Finding {
  readonly code: "unbalanced" | "duplicate" | "unused_species" | "no_change";
  /** The id of the reaction or the species. */
  readonly about: string;
  readonly text: string;
  readonly advice: string;
}

const side = (terms: Equation["reactants"]) =>
  terms.map(({ species, coefficient }) => `${species}*${coefficient}`).sort().join("+");
/** The same for the same reaction however it is typed. */
const signature = ({ reactants, products, catalysts }: Equation) =>
  `${side(reactants)}>${[...catalysts].sort().join(",")}>${side(products)}`;

export function findings(document: ProjectDocument): Finding[] {
  const reactions = readReactions(document);
  const found: Finding[] = [];
  const seen = new Map<string, string>();
  for (const { id, equation } of reactions) {
    const balance = balanceOf(equation, document.species);
    if (balance.kind === "unbalanced")
      found.push({ code: "unbalanced", about: id, text: `${id} ${balance.text}.`, advice: "Correct a coefficient or a formula, or add what is missing." });
    if (side(equation.reactants) === side(equation.products))
      found.push({ code: "no_change", about: id, text: `${id} has the same on both sides, so it changes nothing.`, advice: "Correct or remove it." });
    const key = signature(equation);
    const twin = seen.get(key);
    if (twin === undefined) seen.set(key, id);
    else found.push({ code: "duplicate", about: id, text: `${id} is the same reaction as ${twin}.`, advice: "Their rates add up. Remove one unless you mean that." });
  }
  const used = new Set(reactions.flatMap(({ equation }) => [...onSides(equation), ...equation.catalysts]));
  const formulas = (document.reactions ?? []).map(({ rate }) => JSON.stringify(rate)).join();
  for (const { id } of document.species)
    if (!used.has(id) && !formulas.includes(`[${id}]`))
      found.push({ code: "unused_species", about: id, text: `${id} is in no reaction.`, advice: "A solvent or a standard may stand apart; otherwise connect or remove it." });
  return found;
}
