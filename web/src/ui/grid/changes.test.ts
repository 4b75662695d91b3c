import { describe, expect, it } from "vitest";
import { cleared, copied, pasted } from "./changes";
import { moved, single } from "./selection";
import type { GridColumn } from "./types";

const press = (key: string, more: object = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...more });
const columns: GridColumn[] = [{ id: "t", label: "time" }, { id: "A", label: "A" }, { id: "n", label: "note", readOnly: true }];
const table = { columns, rows: 3, cell: (row: number, column: number) => ({ text: `${row}${column}` }) };

describe("pasted", () => {
  it("is one list for 200 x 6 cells", () => {
    const wide = Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, label: `${i}` }));
    const block = Array.from({ length: 200 }, (_, i) => wide.map((_unused, j) => `${i * j}`));
    const { changes, note, selection } = pasted({ ...table, columns: wide, grows: true }, single(0, 0), block);
    expect(changes).toHaveLength(1200);
    expect(changes.at(-1)).toEqual({ row: 199, column: 5, text: "995" });
    expect(note).toBeUndefined();
    expect(selection).toEqual({ row: 0, column: 0, toRow: 199, toColumn: 5 });
  });
  it("says what did not fit and what cannot be edited", () => {
    const { changes, note } = pasted(table, single(2, 1), [["1", "2", "3"], ["4", "5", "6"]]);
    expect(changes).toEqual([{ row: 2, column: 1, text: "1" }]);
    expect(note).toBe("4 cells did not fit the table and were left out; 1 cell cannot be edited and was left as it was.");
  });
  it("fills the selection with one cell", () => {
    expect(pasted(table, { row: 0, column: 0, toRow: 1, toColumn: 1 }, [[" 7 "]]).changes.map(({ text }) => text)).toEqual(["7", "7", "7", "7"]);
  });
});

it("clears what can be edited", () => {
  expect(cleared(table, { row: 1, column: 2, toRow: 0, toColumn: 1 }).changes).toEqual([{ row: 0, column: 1, text: "" }, { row: 1, column: 1, text: "" }]);
});

it("copies the block from its corner", () => {
  expect(copied(table, { row: 1, column: 1, toRow: 0, toColumn: 0 })).toEqual([["00", "01"], ["10", "11"]]);
});

describe("moved", () => {
  const size = { rows: 10, columns: 4 };
  it.each([
    ["ArrowDown", {}, single(6, 2)],
    ["ArrowUp", { ctrlKey: true }, single(0, 2)],
    ["ArrowRight", { shiftKey: true }, { row: 5, column: 2, toRow: 5, toColumn: 3 }],
    ["PageDown", {}, single(9, 2)],
    ["Home", {}, single(5, 0)],
    ["End", { ctrlKey: true }, single(9, 3)],
  ])("%s %o", (key, more, to) => expect(moved(single(5, 2), press(key, more), size, 8)).toEqual(to));
  it("leaves other keys alone", () => expect(moved(single(0, 0), press("a"), size, 8)).toBeUndefined());
});
