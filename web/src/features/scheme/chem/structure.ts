/** Structures from SMILES: their drawing, formula and molar mass. The chemistry (1 MB) is loaded when the first one is needed. */
import { useEffect, useState } from "react";
import { compositionOf } from "./formula";

export interface Shape {
  readonly tag: "line" | "polygon" | "text" | "circle";
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}
export interface Structure {
  readonly viewBox: string;
  readonly shapes: readonly Shape[];
  /** Absent where a group is left open (R, *): it has no one formula. */
  readonly formula?: string;
  /** [g/mol] */
  readonly molarMass?: number;
}
export type Answer = { readonly structure: Structure } | { readonly fault: string };

const drawing = { width: 240, height: 150 };
const attribute = { "font-size": "fontSize", "stroke-width": "strokeWidth" } as Record<string, string>;

/** The shapes of a drawing without its styles and its invisible targets, in the colour of the text around it. */
export function shapesOf(svg: string): Pick<Structure, "viewBox" | "shapes"> {
  const shapes: Shape[] = [];
  for (const [, tag = "", written = "", content = ""] of svg.matchAll(/<(line|polygon|text|circle)\s([^>]*?)(?:\/>|>([^<]*)<\/\1>)/g)) {
    const attributes: Record<string, string> = {};
    for (const [, name = "", value = ""] of written.matchAll(/([\w-]+)="([^"]*)"/g)) attributes[attribute[name] ?? name] = value;
    if (attributes.class !== undefined || attributes.opacity === "0") continue;
    for (const paint of ["fill", "stroke"]) if (attributes[paint]?.startsWith("rgb")) attributes[paint] = "currentColor";
    delete attributes.id;
    shapes.push({ tag: tag as Shape["tag"], attributes, content });
  }
  return { viewBox: /viewBox="([^"]*)"/.exec(svg)?.[1] ?? `0 0 ${drawing.width} ${drawing.height}`, shapes };
}

const charged = (formula: string, charge: number) =>
  charge === 0 ? formula : `${formula}^${Math.abs(charge) === 1 ? "" : Math.abs(charge)}${charge > 0 ? "+" : "-"}`;

/** The library's sentence without its internal names. */
const reason = (error: unknown) => String(error).replace(/^.*SmilesParser:\s*/s, "").replace(/[.\s]+$/, "");

async function read(smiles: string): Promise<Answer> {
  const { Molecule } = await import("openchemlib");
  try {
    const molecule = Molecule.fromSmiles(smiles);
    const options = { autoCrop: true, autoCropMargin: 4, suppressChiralText: true, suppressESR: true, suppressCIPParity: true };
    const shapes = shapesOf(molecule.toSVG(drawing.width, drawing.height, "structure", options));
    let charge = 0;
    let open = false;
    for (let atom = 0; atom < molecule.getAllAtoms(); atom++) {
      charge += molecule.getAtomCharge(atom);
      open ||= molecule.getAtomicNo(atom) === 0 || molecule.getAtomicNo(atom) > 118;
    }
    const { formula, relativeWeight } = molecule.getMolecularFormula();
    const written = charged(formula, charge);
    if (open || /[*R]/.test(smiles.replace(/R[abefghnu]/g, "")) || compositionOf(written) === undefined) return { structure: shapes };
    return { structure: { ...shapes, formula: written, molarMass: Number(relativeWeight.toFixed(3)) } };
  } catch (error) {
    return { fault: `This SMILES cannot be read: ${reason(error)}. For example: CCO is ethanol.` };
  }
}

const answers = new Map<string, Promise<Answer>>();
export function structureOf(smiles: string): Promise<Answer> {
  const known = answers.get(smiles) ?? read(smiles);
  answers.set(smiles, known);
  known.catch(() => answers.delete(smiles)); // the chunk did not arrive: offline before it was stored; the next try may
  return known;
}

/** @returns undefined until it is read, or when there is no SMILES */
export function useStructure(smiles: string | undefined): Answer | undefined {
  const [known, setKnown] = useState<{ smiles: string; answer: Answer }>();
  useEffect(() => {
    if (!smiles) return;
    let wanted = true;
    structureOf(smiles).then(
      (answer) => wanted && setKnown({ smiles, answer }),
      () => wanted && setKnown({ smiles, answer: { fault: "The drawing of structures could not be loaded. It comes with the next visit online." } }),
    );
    return () => void (wanted = false);
  }, [smiles]);
  return known !== undefined && known.smiles === smiles ? known.answer : undefined;
}
