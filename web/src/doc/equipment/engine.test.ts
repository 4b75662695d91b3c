/** What the workbench makes of vessels and solvents, read by the engine itself. */
import { readFileSync } from "node:fs";
import { type Engine, load } from "@pharmaflow/engine";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { mediumOf, solvents } from "../solvents";
import type { Medium } from "../types";
import type { VesselDraft } from "../vessels";
import { faultsIn } from "./check";
import { forDocument } from "./document";
import { equipmentOf } from "./from_row";
import { equipmentRows } from "./rows";

const { now } = vi.hoisted(() => ({ now: { engine: undefined as Engine | undefined } }));
vi.mock("@/units/engine_units", () => ({ unitsEngine: async () => now.engine, unitsEngineNow: () => now.engine }));
beforeAll(async () => {
  now.engine = await load(readFileSync(new URL("../../../../build/wasm/pharmaflow.wasm", import.meta.url)));
});

interface Told {
  readonly pointer: string;
}
function faultsOf(parts: { vessels?: unknown[]; medium?: Medium }): string[] {
  const { outcome, json } = now.engine!.check(JSON.stringify({ format: "pharmaflow/1", species: [{ id: "A" }], ...parts }));
  return outcome === "ok" ? [] : ((JSON.parse(json) as { errors: Told[] }).errors ?? []).map(({ pointer }) => pointer);
}

it("takes every built-in vessel that is complete, all of them in one document", async () => {
  const taken: string[] = [];
  const vessels = (await equipmentRows()).map(equipmentOf).flatMap(({ vessel }) => {
    const one = forDocument(vessel, taken);
    if (one !== undefined) taken.push(one.id);
    return one ?? [];
  });
  expect(vessels.length).toBeGreaterThan(40);
  expect(faultsOf({ vessels })).toEqual([]);
});

it("takes the medium of every solvent", async () => {
  for (const solvent of await solvents()) expect(faultsOf({ medium: mediumOf(solvent, 323.15).medium }), solvent.name).toEqual([]);
});

describe("refuses at the same field as the workbench", () => {
  const sound: VesselDraft = { id: "V1", inner_diameter: "1.2 m", bottom: { shape: "torispherical" }, capacity: "2000 L", impellers: [] };
  it.each<[string, Partial<VesselDraft>]>([
    ["impellers/0/diameter", { impellers: [{ type: "rci3", diameter: "1300 mm" }] }],
    ["impellers/0/clearance", { impellers: [{ type: "rci3", diameter: "0.5 m", clearance: "1.9 m" }] }],
    ["working_volume/max", { working_volume: { max: "2.1 m3" } }],
    ["bottom/depth", { bottom: { shape: "spheroidal", depth: "70 cm" } }],
    ["bottom/depth", { bottom: { shape: "elliptical", depth: "0.3 m" } }],
    ["capacity", { capacity: "100 L" }],
    ["speed/max", { speed: { min: "4 1/s", max: "200 rpm" } }],
    ["baffle_width", { baffle_width: "60 cm" }],
  ])("%s", (pointer, change) => {
    const vessel = { ...sound, ...change };
    expect(Object.keys(faultsIn(vessel))).toEqual([pointer.replaceAll("/", ".")]);
    expect(faultsOf({ vessels: [vessel] })).toEqual([`/vessels/0/${pointer}`]);
  });
  it("and takes what is sound", () => expect([faultsIn(sound), faultsOf({ vessels: [sound] })]).toEqual([{}, []]));
});
