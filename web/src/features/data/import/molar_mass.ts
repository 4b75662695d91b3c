/** Molar masses from what a species already says: its SMILES or its formula. The toolkit is fetched when it is first asked. */
import type { Species } from "@/doc/types";

export interface Proposal {
  /** "93.13 g/mol" */
  readonly value: string;
  readonly from: string;
}
type Toolkit = typeof import("openchemlib");

const said = (mass: number) => `${Number(mass.toFixed(4))} g/mol`;
const ofSmiles = ({ Molecule }: Toolkit, smiles: string): number => Molecule.fromSmiles(smiles).getMolecularFormula().relativeWeight;

/** C10H16O, Fe(CN)6, CuSO4.5H2O without its dot: sums of elements and brackets. */
function ofFormula(toolkit: Toolkit, formula: string): number | undefined {
  const tokens = formula.replace(/\^?\d*[+-]$/, "").match(/[A-Z][a-z]?|\(|\)|\d+(?:\.\d+)?/g) ?? [];
  if (tokens.join("") !== formula.replace(/\^?\d*[+-]$/, "")) return undefined;
  const sums = [0];
  let last = 0;
  for (const token of tokens) {
    if (token === "(") sums.push(0);
    else if (token === ")") {
      last = sums.pop() ?? 0;
      if (sums.length === 0) return undefined;
      sums[sums.length - 1]! += last;
    } else if (/^\d/.test(token)) sums[sums.length - 1]! += last * (Number(token) - 1);
    else {
      last = ofSmiles(toolkit, `[${token}]`);
      sums[sums.length - 1]! += last;
    }
  }
  return sums.length === 1 && sums[0]! > 0 ? sums[0] : undefined;
}

export async function proposeMolarMasses({ smiles, formula }: Pick<Species, "smiles" | "formula">): Promise<Proposal[]> {
  if (!smiles && !formula) return [];
  const toolkit = await import("openchemlib");
  const proposals: Proposal[] = [];
  const propose = (from: string, compute: () => number | undefined) => {
    try {
      const mass = compute();
      if (mass !== undefined && mass > 0) proposals.push({ value: said(mass), from });
    } catch {
      // What cannot be read as a structure proposes nothing; the scheme says so where it was typed.
    }
  };
  if (smiles) propose("SMILES", () => ofSmiles(toolkit, smiles));
  if (formula) propose(formula, () => ofFormula(toolkit, formula));
  return proposals;
}
