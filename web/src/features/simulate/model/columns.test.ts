import { describe, expect, it } from "vitest";
import type { ProjectDocument } from "@/doc/types";
import type { Series } from "@/engine/results";
import { choose, panelsOf, readChoice, visible, writeChoice } from "./columns";
import { computedColumns } from "./computed";
import { csvOf, tsvOf } from "./table";

const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }, { id: "C" }],
  reactions: [
    { id: "r1", equation: "2 A + B -> C", rate: { law: "power", k: 1 }, heat: "-85 kJ/mol" },
    { id: "r2", equation: "C <-> A", rate: { law: "power", k: 1 }, heat: "5 kJ/mol" },
    { id: "r3", equation: "B ->{C} A", rate: { law: "power", k: 1 }, heat: "0 kJ/mol" },
  ],
};
const column = (id: string, quantity: string, unit: string, values: number[]) => ({ id, quantity, unit, values });
const series: Series = {
  time: { unit: "min", values: [0, 1] },
  columns: [
    column("A", "concentration", "mol/L", [1, 0.123456789012345]),
    column("B", "concentration", "mol/L", [0, 0]),
    column("T", "temperature", "degC", [25, 25]),
    column("V", "volume", "L", [1, 1.5]),
    column("X", "dimensionless", "1", [0, 0.5]),
    column("heat_release", "heat flow", "W", [3, 1]),
    column("accumulation_r1", "amount", "mol", [0, 0.2]),
  ],
};
const context = { species: new Set(["A", "B", "C"]), names: new Map([["X", "conversion"]]), computed: computedColumns(document) };
const shown = (choice = "") => panelsOf(series, readChoice(choice), context).flatMap((panel) => visible(panel) ?? []);
const ids = (choice?: string) => shown(choice).map(({ left, right }) => [...left.columns, ...(right?.columns ?? [])].map((one) => one.column.id));

describe("columns beside those of the document", () => {
  it("are the heat flow and what each hot, irreversible reaction could still do", () => {
    expect(computedColumns(document).map(({ observable }) => observable)).toEqual([
      { id: "heat_release", expression: "heat_flow", unit: "W" },
      { id: "accumulation_r1", expression: "min(n(A) / 2, n(B))", unit: "mol" },
    ]);
  });
  it("are none without heats, and no second heat flow", () => {
    expect(computedColumns({ ...document, reactions: document.reactions!.slice(2) })).toEqual([]);
    const own = computedColumns({ ...document, observables: [{ id: "accumulation_r1", expression: "heat_flow", unit: "W" }] });
    expect(own.map(({ observable: { id } }) => id)).toEqual(["accumulation_r1_"]);
  });
});

describe("the panels", () => {
  it("show what moves, volume beside temperature, heat beside accumulation", () => expect(ids()).toEqual([["A"], ["V"], ["heat_release", "accumulation_r1"], ["X"]]));
  it("follow the choice", () => expect(ids("B,T,-X,-V")).toEqual([["A", "B"], ["T"], ["heat_release", "accumulation_r1"]]));
  it("give the left axis to what is alone", () => expect(shown()[1]).toMatchObject({ left: { quantity: "volume", unit: "L" } }));
  it("name observables", () => expect(shown().at(-1)?.left.columns[0]?.label).toBe("X, conversion"));
  it("keep no choice that says nothing", () => {
    const hidden = choose(readChoice(undefined), series.columns[0]!, false, context);
    expect(writeChoice(hidden)).toBe("-A");
    expect(writeChoice(choose(hidden, series.columns[0]!, true, context))).toBeUndefined();
    expect(writeChoice(choose(readChoice("-A"), series.columns[1]!, true, context))).toBe("-A,B");
  });
});

describe("the table", () => {
  it("is CSV with units and all digits", () => {
    const csv = csvOf({ ...series, columns: [series.columns[0]!, { ...series.columns[4]!, id: 'a,"b"', values: [null, 0.5] }] });
    expect(csv).toBe('time [min],A [mol/L],"a,""b"""\r\n0,1,\r\n1,0.123456789012345,0.5\r\n');
  });
  it("is tabs for pasting", () => expect(tsvOf(["t", "x"], [[0, null], [1, "a"]])).toBe("t\tx\n0\t\n1\ta"));
});
