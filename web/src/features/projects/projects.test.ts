import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import { freshProject } from "./fresh";
import { ago } from "./moment";
import { contentsOf, matches, savedWhere } from "./listing";
import { commonUnit, setUnit } from "./result_units";

describe("a new project", () => {
  it("has the species, the reaction and the rate constant of its first line", () => {
    const fresh = freshProject(" Step 3 ", "A + B -> C");
    expect(fresh).toMatchObject({ ok: true, document: { title: "Step 3", species: [{ id: "A" }, { id: "B" }, { id: "C" }], reactions: [{ equation: "A + B -> C" }], parameters: [{ id: "k1" }] } });
  });
  it("may be empty", () => expect(freshProject("", " ")).toEqual({ ok: true, document: { format: "pharmaflow/1", title: "Untitled project", species: [] } }));
  it("says what is wrong with a line", () => expect(freshProject("", "A + B")).toMatchObject({ ok: false, fault: expect.stringContaining("no arrow") }));
});

describe("the list", () => {
  it("counts measured values", () => {
    const document: ProjectDocument = {
      format: "pharmaflow/1",
      species: [],
      experiments: [{ id: "run1", recipe: { charge: {} }, measurements: [{ observable: "A", time: { unit: "min", values: [0, 1, 2, 3] }, value: { unit: "mM", values: [1, null, "<0.5", 0] } }] }],
    };
    expect(contentsOf(document)).toEqual({ reactions: 0, experiments: 1, points: 2 });
  });
  it("is searched by all words", () => {
    expect(matches("Semi-batch amidation", "amid semi")).toBe(true);
    expect(matches("Semi-batch amidation", "amid suzuki")).toBe(false);
    expect(matches("Semi-batch amidation", "")).toBe(true);
  });
  it("says where a project is saved", () => {
    const meta = { id: "p", title: "", created: 0, updated: 5 };
    expect(savedWhere(meta)).toBe("this device");
    expect(savedWhere({ ...meta, synced: { etag: "", updated: 5 } })).toBe("this device and the server");
    expect(savedWhere({ ...meta, synced: { etag: "", updated: 4 } })).toContain("older state");
  });
  it.each([
    [10_000, "just now"],
    [5 * 60_000, "5 minutes ago"],
    [3 * 3_600_000, "3 hours ago"],
    [25 * 3_600_000, "yesterday"],
    [30 * 86_400_000, "3 Oct 2026"],
  ])("%d ms ago is %s", (passed, words) => {
    const now = Date.UTC(2026, 10, 2, 12);
    expect(ago(now - passed, now)).toBe(words);
  });
});

describe("units of results", () => {
  it("are common only when all studies have them", () => {
    const document: ProjectDocument = { format: "pharmaflow/1", species: [], studies: [{ id: "a", kind: "fit", units: { time: "min" } }, { id: "b", kind: "simulate" }] };
    expect(commonUnit(document, "time")).toBeUndefined();
    expect(commonUnit(document, "volume")).toBe("L");
    setUnit(document, "time", "h");
    expect(commonUnit(document, "time")).toBe("h");
    expect(commonUnit({ ...document, studies: [] }, "time")).toBeUndefined();
  });
});
