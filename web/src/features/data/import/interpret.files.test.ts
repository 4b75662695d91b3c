import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { interpret, noChoices, openSource } from "./interpret";
import { oracle } from "./map/oracle.fixture";

const folder = fileURLToPath(new URL("../../../../e2e/files/data/", import.meta.url));
const names = readdirSync(folder).filter((name) => /^\d\d-/.test(name));
const expected = JSON.parse(readFileSync(`${folder}expected.json`, "utf8")) as { rows: [string, number, number, number | null, number | string | null][] };
const document: ProjectDocument = { format: "pharmaflow/1", species: [{ id: "A" }, { id: "B" }] };

it("there are twelve files", () => expect(names).toHaveLength(12));

it.each(names)("%s gives the same numbers", async (name) => {
  const source = await openSource(name, new Uint8Array(readFileSync(folder + name)));
  const { blockers, reading, plan } = interpret(source, noChoices, document, oracle);
  expect(blockers).toEqual([]);
  expect(reading.rejected).toEqual([]);
  const runs = ["run 1", "run 2"];
  expect(plan.experiments.map((one) => one.name)).toEqual(runs);
  runs.forEach((run, index) => {
    const rows = expected.rows.filter(([label]) => label === run);
    const { measurements, recipe } = plan.experiments[index]!;
    expect(measurements.map(({ observable, time, value }) => ({ observable, times: time.values, timeUnit: time.unit, values: value.values, unit: value.unit }))).toEqual(
      [3, 4].map((column) => ({ observable: "AB"[column - 3], times: rows.map((row) => row[1]), timeUnit: "min", values: rows.map((row) => row[column]), unit: "mol/L" })),
    );
    const mean = rows.reduce((sum, row) => sum + row[2], 0) / rows.length;
    expect(Number.parseFloat(String(recipe.charge.temperature))).toBeCloseTo(mean, 9);
  });
});
