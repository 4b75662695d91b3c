import { describe, expect, it } from "vitest";
import { amountOf, quantityOf, sliderRange } from "./amount";
import { complete, completions, tokenAt } from "./completion";

const species = [{ id: "ArBr", name: "4-bromotoluene" }, { id: "Int1" }, { id: "Imp" }, { id: "β'" }];

describe("completion", () => {
  it("knows the id at the caret, whatever its script, and not the arrow or a number", () => {
    expect(tokenAt("A + In", 6)).toEqual({ start: 4, end: 6, begun: "In" });
    expect(tokenAt("Int1 + B", 2)).toEqual({ start: 0, end: 4, begun: "In" });
    expect(tokenAt("2 β'", 4)?.begun).toBe("β'");
    expect(tokenAt("A -> ", 5)).toBeUndefined();
    expect(tokenAt("2", 1)).toBeUndefined();
  });
  it("offers ids that begin so, then names, and nothing more for an id in full", () => {
    expect(completions("i", species)).toEqual(["Int1", "Imp"]);
    expect(completions("4", species)).toEqual(["ArBr"]);
    expect(completions("Imp", species)).toEqual([]);
    expect(completions("", species)).toEqual([]);
  });
  it("replaces the whole id and puts the caret behind it", () => {
    expect(complete("A + Inx -> B", tokenAt("A + Inx -> B", 6)!, "Int1")).toEqual({ text: "A + Int1 -> B", caret: 8 });
  });
});

describe("a constant under a slider", () => {
  it("keeps its unit as it was written", () => {
    expect(quantityOf({ ...amountOf("0.15 L/(mol min)")!, value: 0.0123456 }, 3)).toBe("0.0123 L/(mol min)");
    expect(amountOf("k1")).toBeUndefined();
  });
  it("moves over five whole decades, within its bounds", () => {
    expect(sliderRange(0.15, undefined, undefined)).toEqual([0.001, 100]);
    expect(sliderRange(0.15, 0.1, 0.2)).toEqual([0.1, 0.2]);
    expect(sliderRange(5, 10, 20)).toEqual([5, 20]);
  });
});
