import { describe, expect, test } from "vitest";
import { csvOfTable } from "./chart_table";
import { edgesOf } from "./edges";
import { stepped } from "./stepped";

describe("walking over a picture by keys", () => {
  test("a list: down and up, and not beyond its ends", () => {
    expect(stepped("ArrowDown", undefined, { rows: 3 })).toBe(0);
    expect(stepped("ArrowDown", 2, { rows: 3 })).toBe(2);
    expect(stepped("ArrowUp", undefined, { rows: 3 })).toBe(2);
    expect(stepped("ArrowRight", 1, { rows: 3 })).toBeUndefined();
    expect(stepped("ArrowDown", undefined, { rows: 0 })).toBeUndefined();
  });
  test("a grid: a row is as long as its columns", () => {
    expect(stepped("ArrowDown", 1, { rows: 2, columns: 4 })).toBe(5);
    expect(stepped("ArrowRight", 3, { rows: 2, columns: 4 })).toBe(4);
    expect(stepped("End", 0, { rows: 2, columns: 4 })).toBe(7);
  });
});

test("cells meet half-way between their times", () => {
  expect(edgesOf([0, 1, 4])).toEqual([0, 0.5, 2.5, 4]);
  expect(edgesOf([3])).toEqual([2.5, 3.5]);
  expect(edgesOf([])).toEqual([]);
});

test("a table of words and numbers is CSV with every digit", () => {
  expect(csvOfTable({ header: ["a", "b [mol/L]"], rows: [['x,"y"', 0.1 + 0.2], ["z", null]] })).toBe('a,b [mol/L]\r\n"x,""y""",0.30000000000000004\r\nz,\r\n');
});
