import { expect, it, vi } from "vitest";
import { proposeMolarMasses } from "./molar_mass";

vi.setConfig({ testTimeout: 60_000 }); // the toolkit is large, and a busy machine takes seconds to load it

// IUPAC abridged standard atomic weights 2021: C 12.011, H 1.008, N 14.007, Fe 55.845
it("from SMILES and from the formula, which agree", async () => {
  const [smiles, formula] = await proposeMolarMasses({ smiles: "Nc1ccccc1", formula: "C6H7N" });
  expect(smiles?.from).toBe("SMILES");
  expect(Number.parseFloat(smiles!.value)).toBeCloseTo(93.129, 2);
  expect(Number.parseFloat(formula!.value)).toBeCloseTo(Number.parseFloat(smiles!.value), 3);
});
it("of a formula with brackets and charge", async () => {
  const [one] = await proposeMolarMasses({ formula: "Fe(CN)6^3-" });
  expect(Number.parseFloat(one!.value)).toBeCloseTo(55.845 + 6 * (12.011 + 14.007), 2);
});
it("proposes nothing of what is no structure", async () => {
  expect(await proposeMolarMasses({ smiles: "not a smiles", formula: "Xx2" })).toEqual([]);
  expect(await proposeMolarMasses({})).toEqual([]);
});
