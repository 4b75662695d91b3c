import { readFileSync } from "node:fs";
import { type Engine, load } from "@pharmaflow/engine";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { csvOf, tableOf, xlsxOf } from "../export";
import { type VesselRecord, fieldAt, fieldsFor, setAt, valueAt } from "../fields";
import { equipmentOf } from "../from_row";
import { type Row, equipmentRows, impellerRows } from "../rows";
import { findHeader, guessColumns, readSheets } from "./read";
import { type ReadRow, doubled, readRows } from "./rows";

const { now } = vi.hoisted(() => ({ now: { engine: undefined as Engine | undefined } }));
vi.mock("@/units/engine_units", () => ({ unitsEngine: async () => now.engine, unitsEngineNow: () => now.engine }));

let catalogue: readonly Row[];
let builtIn: VesselRecord[];
beforeAll(async () => {
  now.engine = await load(readFileSync(new URL("../../../../../build/wasm/pharmaflow.wasm", import.meta.url)));
  catalogue = await impellerRows();
  builtIn = (await equipmentRows()).map(equipmentOf);
});

const fields = fieldsFor(12, 9);

async function read(content: string | Uint8Array): Promise<ReadRow[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const [sheet] = await readSheets(bytes);
  const header = findHeader(sheet!.records);
  const titles = sheet!.records[header]!.cells.map(String);
  return readRows(sheet!.records, header, { columns: guessColumns(sheet!.records[header]!), titles, decimal: sheet!.decimal, catalogue });
}
/** Every value by its path, quantities as number and unit: "0.450 m" and "0.45 m" are the same. */
const values = (record: VesselRecord) => Object.fromEntries(fields.flatMap(({ path, kind }) => {
  const value = valueAt(record, path);
  return value === undefined ? [] : [[path, kind === "quantity" ? String(value).replace(/^[\d.e+-]+/, (digits) => String(Number(digits))) : value]];
}));

/** A vessel in which every field has a value, in units of its own. */
function everything(): VesselRecord {
  const record = { identity: {}, vessel: { id: "all" } } as VesselRecord;
  for (const { path, kind, unit, choices } of fields) {
    if (/^(impellers\.[1-9]|wall\.[1-9])/.test(path)) continue;
    setAt(record, path, kind === "choice" ? choices![0]! : kind === "text" ? (path.endsWith("type") ? "rci3" : `a; "b", ${path}`) : kind === "count" ? 3 : unit === "1" ? 0.1 + 0.2 : `${1 / 3} ${unit}`);
  }
  return record;
}

describe("what is exported is read back to the same numbers", () => {
  it.each(["csv", "xlsx"] as const)("%s of the whole built-in set", async (format) => {
    const table = tableOf(builtIn);
    const rows = await read(format === "csv" ? csvOf(table) : new Uint8Array(await (await xlsxOf(table)).arrayBuffer()));
    expect(rows.length).toBe(builtIn.length);
    rows.forEach(({ record, faults }, at) => {
      expect(faults).toEqual([]);
      expect(values(record)).toEqual(values(builtIn[at]!));
    });
  });
  it.each(["csv", "xlsx"] as const)("%s of a vessel in which nothing is left out, beside one in other units", async (format) => {
    const other: VesselRecord = { identity: {}, vessel: { id: "b", name: "B", inner_diameter: "450 mm", capacity: "0.1 m3", impellers: [{ type: "anchor", diameter: "17.7 in" }] } };
    const table = tableOf([everything(), everything(), other]);
    const rows = await read(format === "csv" ? csvOf(table) : new Uint8Array(await (await xlsxOf(table)).arrayBuffer()));
    expect([0, 2].map((at) => values(rows[at]!.record))).toEqual([everything(), other].map(values));
  });
});

describe("a vessel with many impellers and layers", () => {
  it("is exported whole and read back whole", async () => {
    const many: VesselRecord = {
      identity: {},
      vessel: {
        id: "tower",
        name: "Tower",
        inner_diameter: "2 m",
        impellers: Array.from({ length: 12 }, (_, at) => ({ type: "rci3", diameter: `${0.5 + at / 100} m`, clearance: `${0.4 + at} m`, blades: 3 + at })),
        wall: Array.from({ length: 9 }, (_, at) => ({ material: `layer ${at + 1}`, thickness: `${at + 1.5} mm`, conductivity: `${at + 10} W/(m K)` })),
      },
    };
    const [row] = await read(csvOf(tableOf([many])));
    expect(values(row!.record)).toEqual(values(many));
    expect(row!.record.vessel.impellers).toHaveLength(12);
    expect(row!.record.vessel.wall).toHaveLength(9);
  });
  it("is understood under other names, and its faults name the impeller", async () => {
    const [row] = await read("Name,Inner diameter [m],Agitator 11,Agitator 11 diameter [m]\nA,1,rci3,wide\n");
    expect(row!.faults[0]).toMatchObject({ column: "Agitator 11 diameter [m]", words: "This is no number." });
    expect(fieldAt("impellers.10.diameter").title).toBe("Impeller 11 diameter");
  });
});

describe("a spreadsheet with names of its own", () => {
  it("is understood: units in the header, decimal comma, a title above", async () => {
    const rows = await read("Plant inventory 2024;;;;;\n\nReactor;Tank ID mm;Volume (L);Agitator;Agitator diameter [mm];Max speed/rpm\nR-101;1200,5;2.000,5;Pfaudler impeller;700;120\nR-102;900;800;Anchor;850;60\n");
    expect(rows.map(({ line, faults }) => [line, faults])).toEqual([[4, []], [5, []]]);
    expect(values(rows[0]!.record)).toEqual({ name: "R-101", inner_diameter: "1200.5 mm", capacity: "2000.5 L", "impellers.0.type": "rci3", "impellers.0.diameter": "700 mm", "speed.max": "120 rpm" });
  });
  it("of the names of data/equipment.csv", async () => {
    const [row] = await read("model,inner_diameter_m,working_max_L,rpm_max,temp_max_C,bottom_type\nX,0.5,100,300,150,2:1 ellipsoidal\n");
    expect(values(row!.record)).toMatchObject({ "identity.model": "X", inner_diameter: "0.5 m", "working_volume.max": "100 L", "speed.max": "300 rpm", "temperature.max": "150 degC", "bottom.shape": "elliptical" });
  });
  it("asks for a unit that is not there, and tells each fault with line and column", async () => {
    const rows = await read('Name,Inner diameter [m],Capacity,Impeller,Impeller diameter [m],Bottom\nA,1.2,2000,pbt4_45,0.4,flat\nB,wide,"1,500 L",pbt4_45,1.4 m,flat\nC,1.2 kg,1500 L,super mixer,0.4,funny\n');
    expect(rows[0]!.faults).toEqual([{ line: 2, column: "Capacity", value: "2000", words: "This number has no unit. Choose one for its column." }]);
    expect(rows[1]!.faults).toEqual([{ line: 3, column: "Inner diameter [m]", value: "wide", words: "This is no number." }]);
    expect(rows[2]!.faults.map(({ line, column, words }) => [line, column, words])).toEqual([
      [4, "Inner diameter [m]", "“kg” is no unit of inner diameter; m is one."],
      [4, "Bottom", "This is none of: flat, elliptical, torispherical, hemispherical, conical, spheroidal."],
    ]);
    expect(rows[2]!.notes[0]!.words).toMatch(/super mixer/);
    expect(valueAt(rows[1]!.record, "capacity")).toBe("1500 L");
  });
  it("tells what the vessel itself has wrong", async () => {
    const [row] = await read("Name,Inner diameter [m],Impeller,Impeller diameter [m]\nA,1,pbt4_45,1.5\n");
    expect(row!.faults[0]).toMatchObject({ line: 2, column: "Impeller diameter [m]", words: expect.stringContaining("only 1 m wide") });
  });
  it("names columns that mean the same", () => expect(doubled([{ path: "capacity" }, { path: "name" }, { path: "capacity" }])).toEqual(["Capacity"]));
});
