import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { database } from "./database";
import { fileNameOf, importProject } from "./files";

const run = vi.hoisted(() => vi.fn());
vi.mock("@/engine/browser_pool", () => ({ pool: { run }, desk: {} }));

describe("files", () => {
  it.each([["α-Pinene, run 3", "α-Pinene-run-3.pharmaflow.json"], ["../..", "project.pharmaflow.json"], [undefined, "project.pharmaflow.json"]])(
    "names the file of %s", (title, expected) => expect(fileNameOf(title)).toBe(expected));

  it.each([
    ["{", "is not JSON"],
    ["[]", "holds no project"],
    ['{"format":"pharmaflow-result/1"}', "is a result"],
    ['{"format":"pharmaflow/2"}', '"pharmaflow/1"'],
    ['{"format":"pharmaflow/1","reactions":{}}', '"reactions" must be a list'],
    ['{"format":"pharmaflow/1","species":[{"id":"A"},"B"]}', 'entry 2 of "species"'],
  ])("refuses %s in words", async (text, words) => expect(await importProject(text, "x.json")).toEqual({ refused: expect.stringContaining(words) }));

  it("opens a draft with faults whole, also when the engine does not start", async () => {
    const document = { format: "pharmaflow/1", title: "D", species: [{ id: "A" }], reactions: [{ id: "r1", equation: "A -> E", rate: { law: "power", k: "k1" } }], more: 1 };
    const errors = [{ pointer: "/reactions/0", code: "unknown_species", detail: "E" }];
    run.mockResolvedValueOnce({ outcome: "invalid", json: JSON.stringify({ errors }) }).mockRejectedValueOnce(new Error("broken"));
    for (const faults of [errors, []]) {
      const made = await importProject(`\uFEFF${JSON.stringify(document)}`, "x.json");
      if (!("project" in made)) throw new Error(made.refused);
      expect(made.faults).toEqual(faults);
      expect((await (await database()).get("documents", made.project))!.document).toEqual(document);
    }
  });
});
