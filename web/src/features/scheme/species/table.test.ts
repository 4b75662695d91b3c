import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { structureOf } from "../chem/structure";
import { type Structures, applyChanges, cellText, columns, molarMassOf } from "./table";

const project: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A", name: "aniline" }, { id: "B", formula: "C2H6O" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "k1" } }],
  parameters: [{ id: "k1", value: "1 1/min" }],
};
const at = (column: (typeof columns)[number]) => columns.indexOf(column);
function changed(changes: { row: number; column: number; text: string }[], known: Structures = new Map()) {
  let rejected: unknown;
  const document = produce(project, (draft) => void (rejected = applyChanges(draft, changes, known)));
  return { document, rejected };
}
async function structures(...smiles: string[]): Promise<Structures> {
  const all = await Promise.all(smiles.map(async (one) => [one, await structureOf(one)] as const));
  return new Map(all.map(([one, answer]) => [one, "structure" in answer ? answer.structure : {}]));
}

describe("the table of species", () => {
  it("takes a pasted block, with rows beyond the last as new species", () => {
    const { document, rejected } = changed([
      { row: 1, column: at("name"), text: "ethanol" },
      { row: 2, column: at("id"), text: "Imp" },
      { row: 2, column: at("molar_mass"), text: "120,5" },
      { row: 3, column: at("name"), text: "somebody" },
      { row: 4, column: at("name"), text: "  " },
    ]);
    expect(rejected).toEqual([]);
    expect(document.species).toEqual([{ id: "A", name: "aniline" }, { id: "B", formula: "C2H6O", name: "ethanol" }, { id: "Imp", molar_mass: "120.5 g/mol" }, { id: "C", name: "somebody" }]);
  });
  it("renames everywhere, and refuses what cannot be an id with the reason", () => {
    expect(changed([{ row: 0, column: at("id"), text: "ArNH2" }]).document.reactions![0]!.equation).toBe("ArNH2 -> B");
    const { document, rejected } = changed([{ row: 0, column: at("id"), text: "k1" }, { row: 1, column: at("id"), text: "2B" }]);
    expect(document.species.map(({ id }) => id)).toEqual(["A", "B"]);
    expect(rejected).toMatchObject([{ species: "A", text: "k1", fault: "k1 is taken already. Choose another id." }, { species: "B", text: "2B" }]);
  });
  it("fills formula and molar mass from a SMILES where they are empty, and follows a later SMILES", async () => {
    const known = await structures("Nc1ccccc1", "CCO", "CC(=O)[O-]");
    const { document } = changed([{ row: 0, column: at("smiles"), text: "Nc1ccccc1" }, { row: 1, column: at("smiles"), text: "Nc1ccccc1" }], known);
    expect(document.species[0]).toEqual({ id: "A", name: "aniline", smiles: "Nc1ccccc1", formula: "C6H7N", molar_mass: "93.129 g/mol" });
    expect(document.species[1]).toEqual({ id: "B", formula: "C2H6O", smiles: "Nc1ccccc1" });
    const later = produce(document, (draft) => void applyChanges(draft, [{ row: 0, column: at("smiles"), text: "CC(=O)[O-]" }], known));
    expect(later.species[0]).toMatchObject({ formula: "C2H3O2^-", molar_mass: "59.044 g/mol" });
  });
  it("keeps colours by number and refuses others", () => {
    const { document, rejected } = changed([{ row: 0, column: at("colour"), text: "7" }, { row: 1, column: at("colour"), text: "red" }]);
    expect(document.workbench?.colours).toEqual({ A: 6 });
    expect(cellText(document, document.species[0]!, "colour", false)).toBe("7");
    expect(rejected).toHaveLength(1);
  });
  it("reads molar masses with and without a unit", () => {
    expect(["93.13", "0,5 kg/mol", "93 g mol^-1"].map(molarMassOf)).toEqual(["93.13 g/mol", "0.5 kg/mol", "93 g mol^-1"]);
    expect(["", "-3", "5 L", "heavy"].map(molarMassOf)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("a structure", () => {
  it("is drawn without styles or invisible shapes, and says its formula with its charge", async () => {
    const answer = await structureOf("C[N+](C)(C)C");
    expect(answer).toMatchObject({ structure: { formula: "C4H12N^+" } });
    if (!("structure" in answer)) return;
    expect(answer.structure.shapes.length).toBeGreaterThan(3);
    for (const { attributes } of answer.structure.shapes) {
      expect(Object.keys(attributes)).not.toContain("style");
      expect(attributes.stroke ?? attributes.fill).toMatch(/currentColor|none/);
    }
  });
  it("of an open group has no formula; a wrong SMILES says where", async () => {
    const open = await structureOf("*CC");
    expect("structure" in open && open.structure.formula).toBeUndefined();
    expect(await structureOf("C1CC")).toMatchObject({ fault: expect.stringContaining("position") as string });
  });
});
