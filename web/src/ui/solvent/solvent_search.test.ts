import { describe, expect, test } from "vitest";
import { filledWords, labelOf, search } from "./solvent_search";

const of = (name: string, abbreviation: string, cas: string, formula: string) => ({ name, abbreviation, cas, formula });
const all = [of("Water", "H2O", "7732-18-5", "H2O"), of("2-Methyltetrahydrofuran", "2-MeTHF", "96-47-9", "C5H10O"), of("Tetrahydrofuran", "THF", "109-99-9", "C4H8O"), of("N,N-Dimethylformamide", "DMF", "68-12-2", "C3H7NO"), of("Toluene", "Toluene", "108-88-3", "C7H8")];
const found = (text: string) => search(all, text).map(({ name }) => name);

describe("solvents", () => {
  test.each([
    ["thf", ["Tetrahydrofuran", "2-Methyltetrahydrofuran"]],
    ["2 methyl", ["2-Methyltetrahydrofuran"]],
    ["109-99", ["Tetrahydrofuran"]],
    ["nn-dimethyl", ["N,N-Dimethylformamide"]],
    ["c7h8", ["Toluene"]],
    ["mercury", []],
  ])("are found by %s", (text, names) => expect(found(text)).toEqual(names));
  test("are all there without a text, in the order of the table", () => expect(found(" ")).toEqual(all.map(({ name }) => name)));
  test("are labelled with what people call them, once", () => expect([labelOf(all[1]!), labelOf(all[4]!)]).toEqual(["2-Methyltetrahydrofuran (2-MeTHF)", "Toluene"]));
});

test("what was filled is said with its temperature and what is not known", () => {
  expect(filledWords("Toluene", undefined, [])).toBe("Toluene at 25 °C.");
  expect(filledWords("Toluene", 263.15, ["viscosity", "boiling point"])).toBe("Toluene at −10 °C. Not known, and left as it was: viscosity and boiling point.");
});
