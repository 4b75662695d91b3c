/** The reactions of a document with their equations read. An equation that cannot be read has no place in a picture. */
import { type Equation, parseEquation } from "@/doc/equation";
import type { ProjectDocument, Reaction } from "@/doc/types";

export interface ReadReaction {
  readonly id: string;
  readonly name?: string | undefined;
  readonly equation: Equation;
}

const read = new Map<string, Equation | undefined>();
const most = 2000; // texts kept; a line that is typed leaves many behind

function equationOf(text: string): Equation | undefined {
  if (!read.has(text)) {
    if (read.size > most) read.clear();
    const parsed = parseEquation(text);
    read.set(text, parsed.ok ? parsed.equation : undefined);
  }
  return read.get(text);
}

export function readReaction({ id, name, equation: text }: Reaction): ReadReaction | undefined {
  const equation = equationOf(text);
  return equation && { id, name, equation };
}

export const readReactions = (document: ProjectDocument): ReadReaction[] =>
  (document.reactions ?? []).flatMap((reaction) => readReaction(reaction) ?? []);

export const onSides = ({ reactants, products }: Equation) => [...reactants, ...products].map(({ species }) => species);
