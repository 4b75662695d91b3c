import { beforeAll, describe, expect, it } from "vitest";
import { bottomDepth, levelOf } from "../vessel_shape";
import { isComplete, missingOf } from "../vessels";
import { equipmentOf, idOf } from "./from_row";
import { type Equipment, isGeneric } from "./item";
import { type Row, equipmentRows } from "./rows";

let rows: readonly Row[];
let all: Equipment[];
const one = (id: string) => all.find((item) => item.id === id)!;
beforeAll(async () => {
  rows = await equipmentRows();
  all = rows.map(equipmentOf);
});

describe("the built-in set", () => {
  it("has more than 100 vessels from 2 mL or less to 12,500 L or more, with ids of their own", () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(({ vessel }) => vessel.id)).size).toBe(all.length);
    for (const { vessel } of all) expect(vessel.id).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
    const nominal = rows.map((row) => row.nominal_volume_L as number);
    expect(Math.min(...nominal)).toBeLessThanOrEqual(0.002);
    expect(Math.max(...nominal)).toBeGreaterThanOrEqual(12_500);
  });
  it("gives every value its source and its certainty", () => {
    for (const { facts } of all)
      for (const { source, certainty } of facts) {
        expect(source).not.toBe("");
        expect(certainty).toMatch(/^[A-G]$/);
      }
  });
  it("keeps each number of the table as it stands there", () => {
    rows.forEach((row, at) => {
      for (const { key, value } of all[at]!.facts) expect(value).toBe(row[key]);
      const shown = new Set(all[at]!.facts.map(({ key }) => key));
      const numbers = Object.keys(row).filter((key) => typeof row[key] === "number" && !key.startsWith("locator"));
      expect(numbers.filter((key) => !shown.has(key))).toEqual([]);
    });
  });
  it("labels generic vessels, all of which are complete", () => {
    const generic = all.filter(isGeneric);
    expect(generic.length).toBe(38);
    for (const { vessel } of generic) {
      expect(vessel.name).toMatch(/^Generic/);
      expect(isComplete(vessel)).toBe(true);
    }
  });
  it("invents nothing: what is not in the row is missing and named", () => {
    expect(missingOf(one("sart-univessel-glass-1").vessel)).toEqual(["shape of the bottom"]);
    expect(missingOf(one("ipp-tankki-12500").vessel)).toEqual(["inner diameter", "shape of the bottom", "capacity", "impellers"]);
    expect(missingOf(one("sart-cplus-5").vessel)).toEqual(["inner diameter", "shape of the bottom", "diameter of the impeller"]);
    expect(one("generic-stainless-1000").vessel.jacket).toBeUndefined();
  });
});

describe("a vessel of a row", () => {
  it("holds at the published level what is said, where both are known", () => {
    for (const { id, vessel } of all.filter(isGeneric)) {
      const diameter = Number.parseFloat(String(vessel.inner_diameter));
      const shell = { diameter, shape: vessel.bottom!.shape, depth: bottomDepth(vessel.bottom!.shape, diameter)! };
      const level = levelOf(shell, Number.parseFloat(String(vessel.working_volume!.max)) / 1000);
      expect(level / (rows.find((row) => row.id === id)!.liquid_height_at_max_m as number), id).toBeCloseTo(1, 2);
    }
  });
  it("takes a published depth that is not the shape's own as a half-spheroid", () =>
    expect(one("mt-optimax-1001").vessel.bottom).toEqual({ shape: "spheroidal", depth: "0.02309 m" }));
  it("keeps a hemisphere whose depth is rounded", () => expect(one("chemglass-5").vessel.bottom).toEqual({ shape: "hemispherical" }));
  it("shares the power number of a set, leaves out one that is not said whose", () => {
    expect(one("sart-str-gen3-50").vessel.impellers!.map(({ power_number }) => power_number)).toEqual([0.65, 0.65]);
    expect(one("thermo-suf-30").vessel.impellers!.map(({ power_number }) => power_number)).toEqual([undefined, undefined, undefined]);
    expect(one("thermo-suf-30").taken.join()).toContain("not said");
    expect(one("chemspeed-100ml").vessel.impellers!.map(({ power_number }) => power_number)).toEqual([1.27, 1.27, 1.27]);
  });
  it("does not take a default speed for the drive's limit", () => expect(one("thermo-hyp-glass-1").vessel.speed).toBeUndefined());
  it("writes pressure as absolute", () => expect(one("sart-cplus-5").vessel.pressure).toEqual({ max: "3.51325 bar" }));
  it("computes a missing capacity only where the row does", () => expect(one("mt-easymax-402").vessel.capacity).toBe("0.46597 L"));
});

it("ids begin with a letter", () => expect([idOf("5 L tank"), idOf("a-b.c")]).toEqual(["V5_L_tank", "a_b_c"]));
