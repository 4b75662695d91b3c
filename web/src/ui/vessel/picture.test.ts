import { beforeAll, describe, expect, it } from "vitest";
import { equipmentOf } from "@/doc/equipment/from_row";
import type { Equipment } from "@/doc/equipment/item";
import { equipmentRows, impellerRows } from "@/doc/equipment/rows";
import { frameOf } from "./frame";
import { isKnownLook } from "./looks";
import { describe as words, lengthText, pictureOf } from "./picture";

let all: Equipment[];
beforeAll(async () => {
  all = (await equipmentRows()).map(equipmentOf);
});
const one = (id: string) => all.find((item) => item.id === id)!;

describe("the picture", () => {
  it("has finite sizes within its frame for every built-in vessel", () => {
    for (const { id, vessel, identity } of all) {
      const picture = pictureOf(vessel, undefined, identity.jacket_kind);
      const { x, y, width, height } = frameOf(picture, "full");
      const corners = [x(-picture.shell.diameter / 2), width - x(picture.shell.diameter / 2), y(picture.top), height - y(0)];
      for (const corner of corners) expect(corner, id).toBeGreaterThan(0);
      for (const { middle, diameter } of picture.impellers) {
        expect(middle, id).toBeLessThanOrEqual(picture.top);
        expect(diameter, id).toBeLessThan(picture.shell.diameter);
      }
      expect(words(vessel, picture)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
  it("reaches the level that the table gives", () => {
    const picture = pictureOf(one("generic-stainless-1000").vessel);
    expect(picture.level).toBeCloseTo(1.11575, 3);
    expect(picture.impellers[0]).toMatchObject({ diameter: 0.37192, middle: 0.37192, somewhere: false });
    expect(picture.notes).toEqual([]);
  });
  it("says what it cannot show", () => {
    expect(pictureOf(one("sart-univessel-glass-1").vessel).notes.join(" ")).toMatch(/bottom is not known.*clearance/);
    expect(pictureOf(one("ipp-tankki-12500").vessel).notes[0]).toMatch(/inner diameter is not known/);
    expect(pictureOf(one("generic-glass-1").vessel, "5 L").notes.join(" ")).toMatch(/does not fit/);
  });
  it("has a look for every impeller of the catalogue", async () => {
    for (const row of await impellerRows()) expect(isKnownLook(String(row.key)), String(row.key)).toBe(true);
  });
});

it("lengths read as on a drawing", () => expect([0.01084, 0.9995, 1.2, 2.4504].map(lengthText)).toEqual(["10.84 mm", "999.5 mm", "1.2 m", "2.45 m"]));
