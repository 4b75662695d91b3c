import { describe, expect, it } from "vitest";
import type { VesselDraft } from "../vessels";
import { faultsIn } from "./check";
import { equipmentOf } from "./from_row";
import { equipmentRows, impellerRows } from "./rows";

const sound: VesselDraft = {
  id: "V1",
  inner_diameter: "1.2 m",
  bottom: { shape: "torispherical" },
  capacity: "2000 L",
  working_volume: { min: "300 L", max: "1600 L" },
  impellers: [{ type: "rci3", diameter: "0.7 m", clearance: "0.2 m" }],
  baffles: 1,
  baffle_width: "0.1 m",
  speed: { min: "20 rpm", max: "120 rpm" },
};
const faults = (change: Partial<VesselDraft>) => faultsIn({ ...sound, ...change }, new Set(["rci3", "pbt4_45", "rushton6"]));

it("a sound vessel has no faults", () => expect(faults({})).toEqual({}));

describe("a fault stands at its field", () => {
  it.each<[string, Partial<VesselDraft>, string, RegExp]>([
    ["an impeller wider than the vessel", { impellers: [{ type: "rci3", diameter: "1.3 m" }] }, "impellers.0.diameter", /1\.3 m in diameter; the vessel is only 1\.2 m wide/],
    ["a clearance above the vessel", { impellers: [{ type: "rci3", diameter: "0.5 m", clearance: "4 m" }] }, "impellers.0.clearance", /only 1\.85 m high/],
    ["an unknown impeller", { impellers: [{ type: "rushton", diameter: "0.5 m" }] }, "impellers.0.type", /Nearest are rushton6/],
    ["a working volume above the capacity", { working_volume: { max: "2100 L" } }, "working_volume.max", /2100 L, is above the capacity, 2000 L/],
    ["working volumes the wrong way round", { working_volume: { min: "1700 L", max: "1600 L" } }, "working_volume.max", /below the lowest/],
    ["a bottom deeper than the radius", { bottom: { shape: "spheroidal", depth: "0.7 m" } }, "bottom.depth", /more than the radius/],
    ["a cone without depth", { bottom: { shape: "conical" } }, "bottom.depth", /needs a depth/],
    ["a depth that is not asked for", { bottom: { shape: "elliptical", depth: "0.3 m" } }, "bottom.depth", /follows from the shape/],
    ["a capacity that the bottom alone exceeds", { capacity: "100 L", working_volume: {} }, "capacity", /bottom alone holds/],
    ["a speed range the wrong way round", { speed: { min: "200 rpm", max: "120 rpm" } }, "speed.max", /120 rpm, is below the lowest, 200 rpm/],
    ["a baffle as wide as the radius", { baffle_width: "0.6 m" }, "baffle_width", /not less than the radius/],
    ["half a baffle", { baffles: 1.5 }, "baffles", /0 to 100/],
    ["a diameter of nothing", { inner_diameter: "0 m", impellers: [] }, "inner_diameter", /greater than zero/],
    ["a wall of unknown material", { wall: [{ material: "PTFE", thickness: "2 mm" }] }, "wall.0.conductivity", /“PTFE” is not known/],
  ])("%s", (_what, change, path, words) => {
    const found = faults(change);
    expect(found[path]).toMatch(words);
    expect(Object.keys(found)).toEqual([path]);
  });
});

it("nothing is wrong with the built-in equipment", async () => {
  const types = new Set((await impellerRows()).map(({ key }) => String(key)));
  for (const { id, vessel } of (await equipmentRows()).map(equipmentOf)) expect(faultsIn(vessel, types), id).toEqual({});
});
