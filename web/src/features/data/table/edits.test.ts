import { produce } from "immer";
import { expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { exclude, putBack } from "../exclude/exclusions";
import { addColumn, convertColumn, extendDuration, removeColumn, removeRows, sortRows, writeCells } from "./edits";
import { readTyped } from "./cell";
import { tablesOf } from "./table";

const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }],
  experiments: [
    {
      id: "run1",
      recipe: { charge: {}, duration: "10 min" },
      measurements: [
        { observable: "A", time: { unit: "min", values: [0, 5, 10] }, value: { unit: "mM", values: [10, 5, 2] } },
        { observable: "B", time: { unit: "min", values: [0, 5, 10] }, value: { unit: "mM", values: [0, null, "<0.5"] }, sigma: { unit: "mM", values: [1, null, null] } },
        { observable: "T", time: { unit: "s", values: [0] }, value: { unit: "degC", values: [25] } },
      ],
    },
  ],
};
const seconds = (text: string) => Number.parseFloat(text) * (text.endsWith("min") ? 60 : 1);
const run = (one: ProjectDocument) => one.experiments![0]!;
const table = tablesOf(run(document))[0]!;

it("puts measurements of the same times side by side, with their standard deviations", () => {
  const tables = tablesOf(run(document));
  expect(tables.map(({ measurements }) => measurements)).toEqual([[0, 1], [2]]);
  expect(table.columns.map(({ kind, observable }) => `${kind} ${observable}`)).toEqual(["time time", "value A", "value B", "sigma B"]);
});

it("writes a block of cells beyond the last row", () => {
  const next = produce(document, (draft) => writeCells(draft, table, [{ row: 2, column: 1, value: 3 }, { row: 4, column: 0, value: 20 }, { row: 4, column: 2, value: 7 }]));
  expect(run(next).measurements![0]).toMatchObject({ time: { values: [0, 5, 10, null, 20] }, value: { values: [10, 5, 3, null, null] } });
  expect(run(next).measurements![1]).toMatchObject({ time: { values: [0, 5, 10, null, 20] }, value: { values: [0, null, "<0.5", null, 7] }, sigma: { values: [1, null, null, null, null] } });
});

it("excludes a value with its reason and puts it back without a trace", () => {
  const without = produce(document, (draft) => exclude(draft, "run1", 0, 1, "Sample not quenched"));
  expect(run(without).measurements![0]!.value.values).toEqual([10, null, 2]);
  expect(without.workbench!.exclusions).toEqual([{ experiment: "run1", measurement: 0, row: 1, value: 5, reason: "Sample not quenched" }]);
  const back = produce(without, (draft) => putBack(draft, "run1", 0, 1));
  expect(back.experiments).toEqual(document.experiments);
  expect(back.workbench).toEqual({});
});

it("moves exclusions with their rows and columns", () => {
  const without = produce(document, (draft) => {
    exclude(draft, "run1", 0, 2, "outlier");
    exclude(draft, "run1", 2, 0, "probe");
  });
  const fewer = produce(without, (draft) => removeRows(draft, table, [0, 1]));
  expect(fewer.workbench!.exclusions!.map(({ measurement, row }) => [measurement, row])).toEqual([[0, 0], [2, 0]]);
  const narrower = produce(without, (draft) => removeColumn(draft, "run1", 0));
  expect(narrower.workbench!.exclusions!.map(({ measurement, row }) => [measurement, row])).toEqual([[1, 0]]);
  const turned = produce(without, (draft) => {
    writeCells(draft, table, [{ row: 2, column: 0, value: 1 }]);
    sortRows(draft, table);
  });
  expect(run(turned).measurements![1]).toMatchObject({ time: { values: [0, 1, 5] }, value: { values: [0, "<0.5", null] }, sigma: { values: [1, null, null] } });
  expect(turned.workbench!.exclusions![0]).toMatchObject({ measurement: 0, row: 1, value: 2 });
});

it("forgets an exclusion when a new value is typed in its place", () => {
  const next = produce(document, (draft) => {
    exclude(draft, "run1", 0, 1, "outlier");
    writeCells(draft, table, [{ row: 1, column: 1, value: 4.8 }]);
  });
  expect(next.workbench!.exclusions).toBeUndefined();
  expect(run(next).measurements![0]!.value.values[1]).toBe(4.8);
});

it("adds a column with the times of the table", () => {
  const next = produce(document, (draft) => addColumn(draft, "run1", table, "X", "1"));
  expect(run(next).measurements!.at(-1)).toEqual({ observable: "X", time: { unit: "min", values: [0, 5, 10] }, value: { unit: "1", values: [null, null, null] } });
});

it("converts a column with what is excluded in it", () => {
  const next = produce(document, (draft) => {
    exclude(draft, "run1", 0, 1, "outlier");
    convertColumn(draft, table, 1, "mol/L", (value) => value / 1000);
    convertColumn(draft, table, 0, "s", (value) => value * 60);
    convertColumn(draft, table, 2, "mol/L", (value) => value / 1000);
  });
  expect(run(next).measurements![0]).toMatchObject({ time: { unit: "s", values: [0, 300, 600] }, value: { unit: "mol/L", values: [0.01, null, 0.002] } });
  expect(run(next).measurements![1]).toMatchObject({ time: { unit: "s" }, value: { values: [0, null, "<0.0005"] }, sigma: { unit: "mM" } });
  expect(next.workbench!.exclusions![0]!.value).toBe(0.005);
});

it("lengthens a run that ends before its last measurement", () => {
  const next = produce(document, (draft) => {
    writeCells(draft, table, [{ row: 3, column: 0, value: 45 }]);
    extendDuration(draft.experiments![0]!, seconds);
  });
  expect(run(next).recipe.duration).toBe("45 min");
  expect(produce(document, (draft) => extendDuration(draft.experiments![0]!, seconds))).toBe(document);
});

it("reads what is typed", () => {
  const value = table.columns[1]!;
  expect([readTyped("1,5", value), readTyped("1.5", value), readTyped("1,500", value), readTyped(" ", value), readTyped("<0,5", value)]).toEqual([{ value: 1.5 }, { value: 1.5 }, { value: 1.5 }, { value: null }, { value: "<0.5" }]);
  expect(readTyped("abc", value)).toHaveProperty("fault");
  expect(readTyped("", table.columns[0]!)).toHaveProperty("fault");
  expect(readTyped("-1", table.columns[3]!)).toHaveProperty("fault");
});
