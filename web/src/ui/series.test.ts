import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { seriesStyle, speciesStyle } from "./series";

const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};
const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const colours = read("./series.css").split(":root[data").map((part) => [...part.matchAll(/--pf-series-\d: (#\w{6})/g)].map((found) => found[1]!));
const surfaces = [...read("../app/theme.css").matchAll(/--pf-surface: (#\w{6})/g)].map((found) => found[1]!);

describe("series", () => {
  it.each([["light", 0], ["dark", 1]] as const)("has six colours of 3 : 1 on the %s surface", (_name, mode) => {
    expect(colours[mode]).toHaveLength(6);
    for (const colour of colours[mode]!) expect(contrast(colour, surfaces[mode]!), colour).toBeGreaterThanOrEqual(3);
  });
  it("has 36 pairs of colour and marker", () => {
    const pairs = Array.from({ length: 36 }, (_, i) => JSON.stringify(seriesStyle(i)));
    expect(new Set(pairs).size).toBe(36);
  });
  it("gives a species the style of its place, or the chosen one", () => {
    const document: ProjectDocument = { format: "pharmaflow/1", species: [{ id: "A" }, { id: "B" }], observables: [{ id: "UV", expression: "A + B" }], workbench: { colours: { B: 4 } } };
    expect(speciesStyle(document, "A")).toEqual(seriesStyle(0));
    expect(speciesStyle(document, "B")).toEqual(seriesStyle(4));
    expect(speciesStyle(document, "UV")).toEqual(seriesStyle(2));
    expect(speciesStyle(document, "UV")).not.toEqual(speciesStyle(document, "A"));
  });
});
