import { Button } from "@mantine/core";
import type { Species } from "@/doc/types";
import { gramsPerMole } from "../chem/balance";
import { compositionOf } from "../chem/formula";
import { useStructure } from "../chem/structure";
import { editSpecies } from "../edits";
import classes from "../scheme.module.css";

const atomsOf = (formula: string | undefined) => formula && [...(compositionOf(formula) ?? [])].sort().join();
const sameFormula = (a: string | undefined, b: string | undefined) => a !== undefined && atomsOf(a) === atomsOf(b);

/** Where a structure says another formula or molar mass than the document: one click takes it over. */
export function Offer({ species }: { readonly species: Species }) {
  const answer = useStructure(species.smiles);
  if (answer === undefined || !("structure" in answer) || answer.structure.formula === undefined) return null;
  const { formula, molarMass = 0 } = answer.structure;
  const grams = gramsPerMole(species.molar_mass);
  const agrees = sameFormula(species.formula, formula) && grams !== undefined && Math.abs(grams - molarMass) < 1e-3 * molarMass;
  if (agrees) return null;
  const take = () =>
    editSpecies(`Take formula and molar mass of ${species.id} from its structure`, species.id, (draft) => {
      draft.formula = formula;
      draft.molar_mass = `${molarMass} g/mol`;
    });
  return (
    <p className={classes.offer}>
      The structure is {formula}, {molarMass} g/mol.
      <Button size="compact-xs" variant="light" onClick={take}>Use</Button>
    </p>
  );
}
