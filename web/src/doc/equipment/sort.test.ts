import { describe, expect, it } from "vitest";
import type { Equipment } from "./item";
import type { Entry } from "./search";
import { nextOrder, orderText, readOrder, sorted } from "./sort";

const entry = (name: string, litres: number | undefined): Entry => ({ item: { id: name, own: false, identity: {}, vessel: { id: name, name } } as unknown as Equipment, litres }) as unknown as Entry;
const list = [entry("R-10", 63), entry("R-2", undefined), entry("r-1", 1000), entry("R-3", 0.05)];
const order = (text: string) => sorted(list, readOrder(text)).map(({ item }) => item.id);

describe("the order of the list", () => {
  it("counts numbers in names, and takes sizes as numbers; what has none comes last either way", () => {
    expect(order("Vessel")).toEqual(["r-1", "R-2", "R-3", "R-10"]);
    expect(order("Size")).toEqual(["R-3", "R-10", "r-1", "R-2"]);
    expect(order("-Size")).toEqual(["r-1", "R-10", "R-3", "R-2"]);
    expect(order("Colour")).toEqual(list.map(({ item }) => item.id));
  });
  it("goes up, down and away", () => {
    const up = nextOrder(undefined, "Size");
    const down = nextOrder(up, "Size");
    expect([up, down, nextOrder(down, "Size"), nextOrder(down, "Kind")].map(orderText)).toEqual(["Size", "-Size", undefined, "Kind"]);
  });
});
