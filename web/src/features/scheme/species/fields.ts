/** What a table and an inspector may set about a species. */
import { projectStore } from "@/doc/store";
import type { Species } from "@/doc/types";
import { type Structure, structureOf } from "../chem/structure";
import { assign, editSpecies } from "../edits";

const usual = ["reactant", "reagent", "catalyst", "intermediate", "product", "impurity", "solvent", "standard"];
/** With the role that a document has, whatever it is. */
export const roles = (present: string | undefined) => (present !== undefined && !usual.includes(present) ? [...usual, present] : usual);

const read = async (smiles: string | undefined): Promise<Partial<Structure>> => {
  const answer = smiles ? await structureOf(smiles).catch(() => undefined) : undefined;
  return answer !== undefined && "structure" in answer ? answer.structure : {};
};
const massText = (grams: number | undefined) => (grams === undefined ? undefined : `${grams} g/mol`);

/** Formula and molar mass are filled where they are empty or came from the SMILES before; what somebody wrote is left. */
export function withStructure(species: Species, before: Partial<Structure>, now: Partial<Structure>): void {
  if (now.formula === undefined) return;
  if (!species.formula || species.formula === before.formula) species.formula = now.formula;
  const ofStructure = species.molar_mass === undefined || species.molar_mass === massText(before.molarMass);
  if (ofStructure && species.formula === now.formula) assign(species, "molar_mass", massText(now.molarMass));
}

/** Sets a SMILES with what follows from it, as one step of undo. */
export async function setSmiles(id: string, typed: string): Promise<void> {
  const smiles = typed.trim();
  const old = projectStore.getState().document.species.find((one) => one.id === id)?.smiles;
  const [before, now] = await Promise.all([read(old), read(smiles)]);
  editSpecies(`Change the SMILES of ${id}`, id, (species) => {
    assign(species, "smiles", smiles);
    withStructure(species, before, now);
  });
}
