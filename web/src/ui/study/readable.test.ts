import { expect, test } from "vitest";
import { readable } from "./readable";

const values = [1, null, 2];
const result = {
  verdict: "P/V falls to 3.7 W/m3.",
  targets: [{ limits: [{ code: "at 3 m3", message: "It holds 4 m3." }], speed: { not_applicable: "U is 250 W/(m2 K)." }, power: { value: 3.7, unit: "W/m3" } }],
  series: { columns: [{ values }] },
};

test("sentences are reworded at every depth, codes, units and numbers are not", () => {
  const said = readable(result);
  expect(said.verdict).toBe("P/V falls to 3.7 W/m³.");
  expect(said.targets[0]).toEqual({ limits: [{ code: "at 3 m3", message: "It holds 4 m³." }], speed: { not_applicable: "U is 250 W/(m²·K)." }, power: { value: 3.7, unit: "W/m3" } });
  expect(said.series.columns[0]!.values).toBe(values);
  expect(result.verdict).toBe("P/V falls to 3.7 W/m3.");
});
test("the same result is the same object again", () => expect(readable(result)).toBe(readable(result)));
