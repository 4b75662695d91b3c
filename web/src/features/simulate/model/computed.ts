/**
 * Columns that every simulation of this screen asks the engine for beside those of the document: the heat flow of the
 * reactions, and of each reaction the amount of it that what is in the vessel could still do (its accumulation).
 */
import { parseEquation } from "@/doc/equation";
import type { Observable, ProjectDocument, Reaction } from "@/doc/types";

export interface ComputedColumn {
  readonly observable: Observable;
  readonly label: string;
  readonly panel: "heat" | "accumulation";
}

const isHot = ({ heat }: Reaction) => heat !== undefined && heat !== 0 && !/^[+-]?0+(\.0*)?(\s|$)/.test(String(heat));

function idsOf({ species, parameters = [], reactions = [], observables = [] }: ProjectDocument): Set<string> {
  return new Set([...species, ...parameters, ...reactions, ...observables].map(({ id }) => id));
}

function free(taken: ReadonlySet<string>, stem: string): string {
  let id = stem;
  while (taken.has(id)) id += "_";
  return id;
}

/** Of an irreversible reaction: the extent that the scarcest of its reactants allows [mol]. */
function accumulation(reaction: Reaction, liquid: ReadonlySet<string>): string | undefined {
  const parsed = parseEquation(reaction.equation);
  if (!parsed.ok || parsed.equation.reversible) return undefined;
  const { reactants, products } = parsed.equation;
  const net = reactants.map(({ species, coefficient }) => ({
    species,
    coefficient: coefficient - products.filter((one) => one.species === species).reduce((sum, one) => sum + one.coefficient, 0),
  }));
  const terms = net
    .filter(({ species, coefficient }) => coefficient > 0 && liquid.has(species))
    .map(({ species, coefficient }) => (coefficient === 1 ? `n(${species})` : `n(${species}) / ${coefficient}`));
  if (terms.length === 0) return undefined;
  return terms.reduce((scarcest, term) => `min(${scarcest}, ${term})`);
}

/** For a document whose reactions have heats; without heats there is nothing to release and nothing that accumulates. */
export function computedColumns(document: ProjectDocument): readonly ComputedColumn[] {
  const hot = (document.reactions ?? []).filter(isHot);
  if (hot.length === 0) return [];
  const taken = idsOf(document);
  const species = new Set(document.species.map(({ id }) => id));
  const own = document.observables?.some(({ expression }) => expression.trim() === "heat_flow");
  const flow: ComputedColumn[] = own
    ? []
    : [{ observable: { id: free(taken, "heat_release"), expression: "heat_flow", unit: "W" }, label: "Heat flow of the reactions", panel: "heat" }];
  const left = hot.flatMap((reaction): ComputedColumn[] => {
    const expression = accumulation(reaction, species);
    if (expression === undefined) return [];
    const label = hot.length === 1 ? "Accumulation" : `Accumulation of ${reaction.id}`;
    return [{ observable: { id: free(taken, `accumulation_${reaction.id}`), expression, unit: "mol" }, label, panel: "accumulation" }];
  });
  return [...flow, ...left];
}

export const withComputed = (document: ProjectDocument, columns: readonly ComputedColumn[]): ProjectDocument =>
  columns.length === 0 ? document : { ...document, observables: [...(document.observables ?? []), ...columns.map(({ observable }) => observable)] };
