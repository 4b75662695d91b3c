import { describe, expect, it } from "vitest";
import { seriesStyle } from "../series";
import { csvOf, tableOf } from "./csv";
import { whyEmpty, withoutPlace } from "./empty";
import { marksOf } from "./marks";
import { domainsOf, scaleOf, ticksOf } from "./scales";
import { tickTexts } from "./tick_text";
import type { PlotAxis, PlotSeries } from "./types";

const x = { quantity: "time", unit: "min" }, y = { quantity: "concentration", unit: "mol/L" };
const style = seriesStyle(0);
const model: PlotSeries = { kind: "line", id: "m", label: "A, model", x: [0, 1, 2], y: [1, 1 / 3, null], style };
const data: PlotSeries = { kind: "points", id: "d", label: "A, measured", x: [1, 1], y: [0.3, 0.1 + 0.2], error: [0.01, null], style };

describe("CSV", () => {
  it("has every number that is drawn, with every digit and its unit", () => {
    const rows = csvOf({ series: [model, data], x, y }).trimEnd().split("\r\n");
    expect(rows[0]).toBe('time [min],"A, model [mol/L]","A, measured [mol/L]","A, measured, standard error [mol/L]"');
    expect(rows.slice(1)).toEqual(["0,1,,", `1,${1 / 3},0.3,0.01`, "1,,0.30000000000000004,", "2,,,"]);
  });
  it("is the table that is viewed", () => expect(tableOf({ series: [model], x, y }).rows).toEqual([[0, 1], [1, 1 / 3], [2, null]]));
});

const along = (low: number, high: number, pixels: number, scale: "linear" | "log" = "linear") => {
  const axis = { ...x, scale };
  const ticks = ticksOf(scaleOf(axis, [low, high], [0, pixels]), axis, pixels, 80);
  return tickTexts(ticks, axis);
};

describe("ticks", () => {
  it("are round, with one number of decimals", () => expect(along(0, 2, 400)).toEqual(["0.0", "0.5", "1.0", "1.5", "2.0"]));
  it("of a logarithm are decades, thinned where there are many", () => {
    expect(along(0.1, 1000, 500, "log")).toEqual(["0.1", "1", "10", "100", "1000"]);
    expect(along(1e-12, 1e12, 400, "log").length).toBeLessThanOrEqual(8);
  });
  it.each([120, 200, 400, 900])("do not run into each other on %i px", (pixels) => {
    const axis: PlotAxis = { ...x };
    const scale = scaleOf(axis, [0, 123456], [0, pixels]);
    const ticks = ticksOf(scale, axis, pixels, 80), texts = tickTexts(ticks, axis);
    for (let i = 1; i < ticks.length; i++) expect(scale(ticks[i]!) - scale(ticks[i - 1]!)).toBeGreaterThan((texts[i]!.length + texts[i - 1]!.length) * 3);
  });
});

it("spans error bars and bands, and holds zero where asked", () => {
  const band: PlotSeries = { ...model, low: [0.5, 0.1, null], high: [2, 1, null] } as PlotSeries;
  const { left } = domainsOf({ series: [band], x, y: { ...y, zero: true } });
  expect(left[0]).toBe(0);
  expect(left[1]).toBeGreaterThan(2);
});

it("leaves a gap where a number is missing", () => {
  const line = { ...model, x: [0, 1, 2, 3, 4], y: [1, 2, null, 3, 4] } as PlotSeries;
  const scale = scaleOf({}, [0, 4], [0, 4]);
  expect(marksOf(line, scale, scale)[0]!.d.match(/M/g)).toHaveLength(2);
});

it("says why nothing is drawn, and what a logarithm leaves out", () => {
  const zero: PlotSeries = { ...model, y: [0, -1, 2] } as PlotSeries;
  const log = { x, y: { ...y, scale: "log" as const }, right: undefined };
  expect(withoutPlace([zero], log)).toBe(2);
  expect(whyEmpty([zero], [zero], log)).toBeUndefined();
  expect(whyEmpty([zero], [], log)).toMatch(/hidden/);
  expect(whyEmpty([], [], log)).toMatch(/nothing/);
});
