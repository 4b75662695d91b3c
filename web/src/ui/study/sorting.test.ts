import { describe, expect, test } from "vitest";
import { nextSorting, readSorting, sortedBy } from "./sorting";

const rows = [{ n: 10, name: "V 10" }, { n: undefined, name: "V 9" }, { n: -2, name: "v 100" }, { n: 10, name: "V 11" }];
const by = (text: string | undefined) => sortedBy(rows, readSorting(text), (row, column) => (column === "n" ? row.n : row.name)).map(({ name }) => name);

describe("a table", () => {
  test("keeps the order in which it came", () => expect(sortedBy(rows, undefined, () => 1)).toBe(rows));
  test("goes up and down by numbers, equal ones in their order, those without one last", () => {
    expect(by("n")).toEqual(["v 100", "V 10", "V 11", "V 9"]);
    expect(by("-n")).toEqual(["V 10", "V 11", "v 100", "V 9"]);
  });
  test("goes by names as people count", () => expect(by("name")).toEqual(["V 9", "V 10", "V 11", "v 100"]));
});

describe("a click on a head", () => {
  test("asks for up, down, and the first order again", () => {
    expect(nextSorting(undefined, "n")).toBe("n");
    expect(nextSorting(readSorting("n"), "n")).toBe("-n");
    expect(nextSorting(readSorting("-n"), "n")).toBeUndefined();
    expect(nextSorting(readSorting("-n"), "name")).toBe("name");
  });
  test("an address that somebody broke asks for nothing", () => expect([readSorting(""), readSorting("-")]).toEqual([undefined, undefined]));
});
