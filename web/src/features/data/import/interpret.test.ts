import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { exclude } from "../exclude/exclusions";
import { applyImport } from "./apply/apply";
import { carry, exclusionsSaid } from "./apply/carry";
import { compare, sentence } from "./apply/compare";
import { type Choices, choicesOf, interpret, noChoices } from "./interpret";
import { oracle } from "./map/oracle.fixture";

const empty: ProjectDocument = { format: "pharmaflow/1", species: [{ id: "A", name: "aniline" }, { id: "B" }] };
const source = (text: string, name = "EXP-12.csv") => ({ name, bytes: new TextEncoder().encode(text) });
const look = (text: string, choices: Partial<Choices> = {}, document = empty) => interpret(source(text), { ...noChoices, ...choices }, document, oracle);
const record = { id: "import1", file: { name: "EXP-12.csv", sha256: "0".repeat(64), bytes: 10 }, imported: "2026-01-01T00:00:00Z", choices: {} };
const take = (text: string, document = empty, choices: Partial<Choices> = {}) =>
  produce(document, (draft) => applyImport(draft, { plan: look(text, choices, document).plan, record, keepRecipes: true, replaces: "import1" }));

const plain = "experiment,time [min],T [degC],A [mM],sigma(A) [mM],Comment\nrun 1,0,25.0,10,0.5,first\nrun 1,5,25.2,NA,,\nrun 1,10,25.1,<0.5,,end\nrun 2,0,40,9.5,0.5,\nrun 2,10,60,1,0.5,\n";

const blockersOf = (text: string, choices: Partial<Choices> = {}, document = empty) => look(text, choices, document).blockers;

describe("columns", () => {
  it("are told by their titles, as the engine's own reader does", () => {
    expect(look(plain).columns.map(({ role, unit }) => `${role} ${unit}`)).toEqual(["experiment ", "time min", "temperature degC", "species:A mM", "sigma:A mM", "ignore "]);
    expect(look("t / s;[A] / mM;aniline (g/L);Conversion [%];pressure [bar]\n0;1,5;2;0;1\n9;1,5;2;50;1\n").columns.map(({ role, unit }) => `${role} ${unit}`)).toEqual(["time s", "species:A mM", "species:A g/L", "conversion:A %", "ignore bar"]);
  });
  it("take spelled-out units, and units from the row under the header", () => {
    const { columns, sniffed } = look("Time\tTemp\tA\nminutes\t°C\tmmol/l\n0\t25\t10\n5\t25\t6\n");
    expect(sniffed.dialect.unitRow).toBe(true);
    expect(columns.map(({ unit, written }) => [unit, written])).toEqual([["min", "minutes"], ["°C", undefined], ["mmol/L", "mmol/l"]]);
  });
  it("unknown ones with numbers are new species, and asked about", () => {
    const found = look("time [min],Imp 1 [mM]\n0,1\n5,2\n");
    expect(found.columns[1]?.role).toBe("new:Imp_1");
    expect(found.questions.map(({ id }) => id)).toEqual(["new species"]);
    expect(found.plan.species).toEqual([{ id: "Imp_1", name: "Imp 1" }]);
  });
});

describe("what stands in the way", () => {
  it("an unknown unit, with the column and choices", () => {
    const [blocker, ...rest] = blockersOf("time [min],A [mAU]\n0,1\n5,2\n");
    expect(rest).toEqual([]);
    expect(blocker).toMatchObject({ title: '"A [mAU]": the unit "mAU" is not known', column: { index: 1 } });
    expect(blocker?.units).toContain("mol/L");
    expect(blockersOf("time [min],A [mAU]\n0,1\n5,2\n", { columns: { "A [mAU]": { unit: "mM" } } })).toEqual([]);
  });
  it.each([
    ["time,A [mM]\n0,1\n5,2\n", /"time" has no unit/],
    ["A [mM],B [mM]\n0,1\n5,2\n", /no column of times/],
    ["time [min],pressure [bar]\n0,1\n5,2\n", /Nothing is measured/],
    ["time [min],A [bar]\n0,1\n5,2\n", /"A \[bar\]" is in bar/],
    ["time [min],A [mol%]\n0,1\n5,2\n", /"A \[mol%\]" is in mol%/],
    ["time [min],A [mM],[A] [mM]\n0,1,1\n5,2,1\n", /both A/],
    ["time [min],A [mM],sigma(B) [mM]\n0,1,1\n5,2,1\n", /standard deviation of B/],
    ["time [min],A [g/L]\n0,1\n5,2\n", /molar mass of A is missing/],
  ])("%j", (text, title) => {
    expect(blockersOf(text).map((one) => one.title)).toEqual([expect.stringMatching(title)]);
  });
  it("wt% asks for density and molar mass, and takes both", () => {
    const text = "time [min],A [wt%]\n0,1\n5,2\n";
    expect(blockersOf(text).map(({ molarMass, density }) => molarMass ?? density)).toEqual(["A", true]);
    const choices = { properties: { molarMasses: { A: "93.13 g/mol" }, density: "0.87 kg/L" } };
    expect(blockersOf(text, choices)).toEqual([]);
    const next = take(text, empty, choices);
    expect(next.species[0]).toMatchObject({ molar_mass: "93.13 g/mol" });
    expect(next.medium).toEqual({ density: "0.87 kg/L" });
    expect(next.experiments![0]!.measurements![0]!.value).toEqual({ unit: "wt%", values: [1, 2] });
  });
});

describe("rows", () => {
  it("are counted, rejected with line and reason, and nothing is dropped in silence", () => {
    const { reading, summary } = look("Run 12\n\ntime [min],A [mM],B [mM]\n0,1,2\n5,x,2\n,1,2\n-1,1,2\n6,1\n7,1,2,3\n8,<0.5,NA\n");
    expect(reading.rejected.map(({ line, detail }) => `${line}: ${detail}`)).toEqual([
      '5: "A [mM]" is "x", which is not a number.',
      '6: "time [min]" is missing.',
      '7: "time [min]" is -1, before the start of the run.',
      "8: the row has 2 cells, the header 3.",
      "9: the row has 4 cells, the header 3.",
    ]);
    expect(reading.groups[0]!.rows.map(({ line }) => line)).toEqual([4, 10]);
    expect(summary).toBe("7 rows read, 5 rejected, 0 questions");
  });
  it("ask about the span in a better unit, a late start, and thousands", () => {
    const { questions } = look('time [s],A [mM]\n600,"1,234.5"\n45000,2.5\n');
    expect(questions.map(({ text }) => text)).toEqual([
      "Span 0–45,000 s = 12.5 h. Right?",
      "The first row is at 600 s, not at 0; its values are charged at the start. Right?",
      'Line 2: "1,234.5" was read as 1234.5, with thousands separators. Right?',
    ]);
  });
});

describe("the document", () => {
  it("gets experiments with recipe and measurements in the units of the file", () => {
    const { experiments, workbench } = take(plain);
    expect(experiments).toEqual([
      {
        id: "run_1", name: "run 1",
        recipe: { reactor: "batch", charge: { volume: "1 L", temperature: "25.1 degC", concentrations: { A: "10 mM" } }, temperature: { control: "isothermal" }, duration: "10 min" },
        measurements: [{ observable: "A", time: { unit: "min", values: [0, 5, 10] }, value: { unit: "mM", values: [10, null, "<0.5"] }, sigma: { unit: "mM", values: [0.5, null, null] } }],
      },
      {
        id: "run_2", name: "run 2",
        recipe: { reactor: "batch", charge: { volume: "1 L", temperature: "40 degC", concentrations: { A: "9.5 mM" } }, temperature: { control: "profile", points: { time: { unit: "min", values: [0, 10] }, value: { unit: "degC", values: [40, 60] } } }, duration: "10 min" },
        measurements: [{ observable: "A", time: { unit: "min", values: [0, 10] }, value: { unit: "mM", values: [9.5, 1] }, sigma: { unit: "mM", values: [0.5, 0.5] } }],
      },
    ]);
    expect(workbench!.imports).toEqual([{ ...record, experiments: ["run_1", "run_2"] }]);
  });
  it("takes the start that the user entered", () => {
    const { experiments } = take("time [min],A [mM]\n0,10\n5,2\n", empty, { start: { volume: "250 mL", temperature: "60 degC", concentrations: { A: "A0", B: "1 mol/L" } } });
    expect(experiments![0]!.recipe.charge).toEqual({ volume: "250 mL", temperature: "60 degC", concentrations: { A: "A0", B: "1 mol/L" } });
  });
  it("observes a conversion", () => {
    const { observables, experiments } = take("time [min],X [%]\n0,0\n5,40\n");
    expect(observables).toEqual([{ id: "X_A", name: "Conversion of A", expression: "conversion(A)" }]);
    expect(experiments![0]!.measurements![0]).toMatchObject({ observable: "X_A", value: { unit: "%", values: [0, 40] } });
  });
  it("is the same after the same import, keeps its recipe and its exclusions, and nothing else", () => {
    const first = take(plain);
    const edited = produce(first, (draft) => {
      draft.experiments![0]!.recipe.charge.volume = "2 L";
      exclude(draft, "run_1", 0, 0, "Sample not quenched");
      exclude(draft, "run_2", 0, 0, "outlier");
    });
    const again = take(plain.replace("9.5", "9.6").replace("experiment,", "experiment,"), edited);
    expect(again.experiments!.map(({ id }) => id)).toEqual(["run_1", "run_2"]);
    expect(again.experiments![0]).toEqual(edited.experiments![0]);
    expect(again.experiments![1]!.measurements![0]!.value.values).toEqual([9.6, 1]);
    expect(again.workbench!.exclusions).toEqual([edited.workbench!.exclusions![0]]);
  });
  it("keeps exclusions by the cell of the file when its column has another unit, time another unit, or the species another name", () => {
    const edited = produce(take(plain), (draft) => {
      exclude(draft, "run_1", 0, 0, "Sample not quenched");
      exclude(draft, "run_2", 0, 1, "outlier");
    });
    const before = look(plain, {}, edited).plan;
    const again = (columns: Choices["columns"]) => {
      const { plan } = look(plain, { columns }, edited);
      return { plan, document: produce(edited, (draft) => applyImport(draft, { plan, record, keepRecipes: true, replaces: "import1", before })) };
    };
    const { document } = again({ "A [mM]": { unit: "M" }, "sigma(A) [mM]": { unit: "M" }, "time [min]": { unit: "s" } });
    expect(document.workbench!.exclusions).toEqual(edited.workbench!.exclusions);
    expect(document.experiments!.map(({ measurements }) => measurements![0]!.value)).toEqual([
      { unit: "M", values: [null, null, "<0.5"] },
      { unit: "M", values: [9.5, null] },
    ]);
    const renamed = again({ "A [mM]": { role: "species:B" }, "sigma(A) [mM]": { role: "ignore" } }).document;
    expect(renamed.experiments![1]!.measurements![0]).toMatchObject({ observable: "B", value: { values: [9.5, null] } });
    expect(renamed.workbench!.exclusions!.map(({ reason }) => reason)).toEqual(["Sample not quenched", "outlier"]);
  });
  it("says which exclusion cannot be kept, and why", () => {
    const text = "time [min],A [mM],B [mM]\n0,1,2\n5,2,3\n";
    const edited = produce(take(text), (draft) => exclude(draft, draft.experiments![0]!.id, 1, 1, "shoulder of a peak"));
    const { plan } = look(text, { columns: { "B [mM]": { role: "ignore" } } }, edited);
    const carried = carry(edited, plan, edited.workbench!.imports![0]!.experiments, look(text, {}, edited).plan);
    expect(carried.kept).toEqual([]);
    expect(exclusionsSaid(carried)).toBe("0 of 1 excluded point stay excluded. Not kept: “shoulder of a peak”: Line 3: the column is not imported any more.");
  });
  it("does not touch experiments of the same name from elsewhere", () => {
    const other = { ...empty, experiments: [{ id: "run_1", name: "run 1", recipe: { charge: { volume: "1 L" }, duration: "1 min" } }] };
    const next = take(plain, other);
    expect(next.experiments!.map(({ id, name }) => [id, name])).toEqual([["run_1", "run 1"], ["run_1_2", "run 1, EXP-12.csv"], ["run_2", "run 2"]]);
    expect(take(plain, next).experiments).toEqual(next.experiments);
  });
});

it("versions of a file are compared cell by cell", () => {
  const before = look(plain).plan;
  const after = look(plain.replace("9.5", "9.6").replace("run 2,10,60,1,0.5,", "run 2,10,60,1,0.5,\nrun 2,20,60,0.2,0.5,")).plan;
  const difference = compare(before, after);
  expect(sentence(difference)).toBe("1 cell changed, 1 cell added");
  expect(difference.examples).toEqual([{ experiment: "run 2", observable: "A", time: "0 min", before: 9.5, after: 9.6 }]);
  expect(sentence(compare(before, before))).toBe("no cell differs");
});

it("choices survive the way through a record", () => {
  const choices: Choices = { ...noChoices, encoding: "Latin-1", dialect: { decimal: "," }, columns: { A: { role: "species:A", unit: "mM" } } };
  expect(choicesOf({ ...record, experiments: [], choices: JSON.parse(JSON.stringify(choices)) })).toEqual(choices);
});
