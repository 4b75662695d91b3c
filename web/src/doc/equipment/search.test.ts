import { beforeAll, describe, expect, it } from "vitest";
import { equipmentOf } from "./from_row";
import type { Equipment } from "./item";
import { equipmentRows } from "./rows";
import { type Entry, choicesOf, indexOf, search } from "./search";

let index: Entry[];
const own: Equipment = { id: "own:1", own: true, identity: { scale: "lab", kind: "stainless" }, vessel: { id: "V1", name: "Büchi of the second floor", capacity: "3 L" }, facts: [], taken: [] };
beforeAll(async () => {
  index = indexOf([...(await equipmentRows()).map(equipmentOf), own]);
});
const ids = (query: string, filters = {}) => search(index, query, filters).map(({ item }) => item.id);

describe("search", () => {
  it("finds all words, wherever they stand, without accents", () => {
    expect(ids("buchi")).toEqual(["own:1", "buchi-5l-hp20"]);
    expect(ids("hp20 BÜCHI")).toEqual(["buchi-5l-hp20"]);
    expect(ids("no such vessel")).toEqual([]);
  });
  it("finds what stands in the facts: impellers, jackets, locators", () => {
    expect(ids("limpet")).toContain("std-gcl-15700");
    expect(ids("retreat-curve").length).toBe(14);
    expect(ids("1,000 L glass-lined")).toContain("generic-glass-lined-1000");
  });
  it("lists the smallest first", () => {
    const sizes = search(index, "").flatMap(({ litres }) => litres ?? []);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });
  it("filters by scale, kind, vendor, material, volume and ownership", () => {
    expect(ids("", { own: true })).toEqual(["own:1"]);
    expect(ids("", { vendor: "Generic" }).length).toBe(38);
    expect(ids("", { kind: "stainless", scale: "lab" })).toContain("own:1");
    expect(ids("", { from: 12_000, to: 12_500 }).toSorted()).toEqual(["generic-glass-lined-12500", "generic-stainless-12000", "ipp-sinclair-12300", "ipp-tankki-12500"]);
    for (const material of choicesOf(index, "material")) expect(ids("", { material }).length).toBeGreaterThan(0);
  });
  it("answers a keystroke in less than 50 ms, with ten times as many vessels", () => {
    const many = indexOf(Array.from({ length: 10 }, () => index.map(({ item }) => item)).flat());
    const text = "generic glass-lined 1000 L retreat";
    let slowest = 0;
    for (let end = 1; end <= text.length; end++) {
      const began = performance.now();
      search(many, text.slice(0, end), { from: 1 });
      slowest = Math.max(slowest, performance.now() - began);
    }
    expect(slowest).toBeLessThan(50);
  });
});
