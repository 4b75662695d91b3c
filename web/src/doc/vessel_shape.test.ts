import { describe, expect, it } from "vitest";
import { type Shell, bottomDepth, levelOf, radiusAt, volumeBelow } from "./vessel_shape";
import type { BottomShape } from "./vessels";

const shell = (shape: BottomShape, diameter = 1.2, given = 0.4): Shell => ({ diameter, shape, depth: bottomDepth(shape, diameter, given)! });
const r = 0.6;

describe("bottoms", () => {
  it.each<[BottomShape, number]>([
    ["flat", 0],
    ["elliptical", (2 / 3) * Math.PI * r * r * 0.3],
    ["hemispherical", (2 / 3) * Math.PI * r ** 3],
    ["spheroidal", (2 / 3) * Math.PI * r * r * 0.4],
    ["conical", (1 / 3) * Math.PI * r * r * 0.4],
  ])("%s holds what its closed form says", (shape, volume) => {
    const one = shell(shape);
    expect(volumeBelow(one, one.depth)).toBeCloseTo(volume, 12);
  });
  it("a torispherical one holds about 0.1 T^3 and is 0.1938 T deep", () => {
    const one = shell("torispherical");
    expect(one.depth / 1.2).toBeCloseTo(0.1938, 4);
    expect(volumeBelow(one, one.depth) / 1.2 ** 3).toBeCloseTo(0.0990, 3);
  });
  it("meets the cylinder without a step", () => {
    for (const shape of ["elliptical", "torispherical", "hemispherical", "conical", "spheroidal"] as const)
      expect(radiusAt(shell(shape), shell(shape).depth * (1 - 1e-12))).toBeCloseTo(r, 5);
  });
  it("has no depth where none was given", () => expect(bottomDepth("conical", 1)).toBeUndefined());
});

it("the level undoes the volume, in the bottom and above", () => {
  for (const shape of ["flat", "elliptical", "torispherical", "hemispherical", "conical", "spheroidal"] as const)
    for (const height of [0.05, 0.2, 0.7, 2]) expect(levelOf(shell(shape), volumeBelow(shell(shape), height))).toBeCloseTo(height, 9);
});
