import { readFile } from "node:fs/promises";
import { load } from "@pharmaflow/engine";
import { expect, it, vi } from "vitest";
import { rehearse } from "./rehearsal";

it("runs through the parts that a first fit needs, without a fault", async () => {
  const engine = await load(await readFile(new URL("../../../build/wasm/pharmaflow.wasm", import.meta.url)));
  const run = vi.spyOn(engine, "run");
  rehearse(engine);
  expect(run.mock.results.map(({ value }) => (value as { outcome: string }).outcome)).toEqual(["ok", "ok", "ok"]);
});
