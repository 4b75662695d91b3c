import { describe, expect, test } from "vitest";
import { result } from "../test/sample";
import { comparison, copied, rowOfLimit } from "./table";

const cell = (table: ReturnType<typeof comparison>, row: string, column: string) => table.rows.find(({ id }) => id === row)?.cells[table.columns.findIndex(({ key }) => key === column)];

describe("the comparison", () => {
  const table = comparison(result, undefined, true);
  test("has a column for the base and for each rule with a speed; the engine's choice is marked", () => {
    expect(table.columns.map(({ key, chosen }) => [key, chosen])).toEqual([["base", false], ["v1000/power_per_volume", true], ["v1000/blend_time", false]]);
  });
  test("a rule without a speed is told with its reason", () => expect(table.silent).toEqual([{ label: "Constant kLa", reason: "No gas is fed." }]));
  test("ratios stand beside numbers, not at the base", () => {
    expect(cell(table, "speed", "v1000/power_per_volume")).toMatchObject({ text: "55 rpm", ratio: 0.1375 });
    expect(cell(table, "speed", "base")).toMatchObject({ text: "400 rpm" });
    expect(cell(table, "speed", "base")!.ratio).toBeUndefined();
  });
  test("a limit is marked at its condition and nowhere else", () => {
    expect(cell(table, "speed", "v1000/blend_time")!.limits).toHaveLength(1);
    expect(cell(table, "power_per_volume", "v1000/blend_time")!.limits).toHaveLength(0);
  });
  test("a condition without a number anywhere leaves the table with its reason", () => {
    expect(table.rows.some(({ id }) => id === "kla")).toBe(false);
    expect(table.without).toEqual([{ label: "kLa", reason: "No gas is fed." }]);
  });
  test("the recipe's dosing stands at the base", () => expect(cell(table, "dosing", "base")!.text).toBe("60 min"));
  test("only the chosen rule of each target", () => {
    expect(comparison(result, "blend_time", false).columns.map(({ key }) => key)).toEqual(["base", "v1000/blend_time"]);
  });
  test("a chosen rule without a speed keeps its column and says why", () => {
    const silent = comparison(result, "kla", false);
    expect(cell(silent, "speed", "v1000/kla")).toMatchObject({ text: "n/a", reason: "No gas is fed." });
    expect(cell(silent, "power_per_volume", "v1000/kla")).toBeUndefined();
  });
  test("is copied with all digits, units apart", () => {
    const { head, body } = copied(table, (id) => id);
    expect(head.slice(0, 4)).toEqual(["Condition", "Unit", "lab", "v1000, Constant power per volume"]);
    expect(body.find(([label]) => label === "Power per volume")).toEqual(["Power per volume", "W/m³", "40", "40", "1", "4000", "100"]);
    expect(body.every((row) => row.length === head.length)).toBe(true);
  });
});

test("an unknown limit is marked at the speed", () => {
  expect(rowOfLimit("something_new", new Set(["speed"]))).toBe("speed");
  expect(rowOfLimit("flooding", new Set(["speed"]))).toBe("speed");
  expect(rowOfLimit("flooding", new Set(["speed", "gas_flow_number"]))).toBe("gas_flow_number");
});
