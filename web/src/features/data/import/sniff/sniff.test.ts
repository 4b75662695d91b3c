import { describe, expect, it } from "vitest";
import { decode } from "@/doc/table/decode";
import { delimiters } from "@/doc/table/records";
import { type TableToWrite, type Written, random, write } from "./dialects.fixture";
import { readCell } from "@/doc/table/number";
import { type Sniffed, sniffText } from "./sniff";

const pick = <T>(next: () => number, from: readonly T[]): T => from[Math.floor(next() * from.length)]!;

function drawTable(next: () => number): TableToWrite {
  const columns = [{ name: "time", unit: pick(next, ["min", "s", "h"]) }, ...["A", "B", "C"].slice(0, 1 + Math.floor(3 * next())).map((name) => ({ name, unit: pick(next, ["mol/L", "mM", "g/L"]) }))];
  const rows = Array.from({ length: 3 + Math.floor(20 * next()) }, (_, row) => [
    row * pick(next, [1, 2.5, 600]),
    ...columns.slice(1).map(() => {
      const kind = next();
      return kind < 0.08 ? null : kind < 0.14 ? "<0.05" : Math.round(next() * 1e4) / pick(next, [1e2, 1e4, 1]);
    }),
  ]);
  // A table of nothing but whole numbers has no decimal sign, which is no fault of who reads it.
  return { columns, rows: [...rows, [rows.at(-1)![0] as number, ...columns.slice(1).map(() => 0.25)]] };
}

function drawStyle(next: () => number): Written {
  const decimal = pick(next, [".", ","] as const);
  return {
    delimiter: pick(next, delimiters),
    decimal,
    preamble: pick(next, [[], [["Instrument", "HPLC 2"], ["Date", "2024-05-01"], []], [["Suzuki step 3"], ["Temperature", "25"], ["Operator", "M. L.", "shift 2"]], [["60 rows exported"]]]),
    units: pick(next, ["brackets", "parentheses", "slash", "row"] as const),
    thousands: pick(next, ["", "", decimal === "." ? "," : ".", " ", "'"]),
    newline: pick(next, ["\n", "\r\n", "\r"] as const),
    padded: next() < 0.5,
  };
}

const readBack = ({ records, header, dialect }: Sniffed) =>
  records
    .slice(header.first)
    .filter(({ cells }) => cells.some((cell) => cell !== "" && cell !== null))
    .map(({ cells }) => cells.map((cell) => readCell(cell, dialect.decimal)).map((value) => (value.kind === "number" ? value.number : value.kind === "below" ? `<${value.number}` : value.kind === "missing" ? null : "?")));

describe("the sniffer", () => {
  it("reads a table that was written in any dialect as the same numbers", () => {
    const next = random(20260722);
    for (let trial = 0; trial < 400; trial++) {
      const table = drawTable(next);
      const style = drawStyle(next);
      const text = write(table, style);
      const sniffed = sniffText(text);
      expect(sniffed.dialect, text).toMatchObject({ delimiter: style.delimiter, decimal: style.decimal, unitRow: style.units === "row", headerLine: style.preamble.length + 1 });
      expect(readBack(sniffed), text).toEqual(table.rows);
    }
  }, 60_000);

  it("takes the user's word for delimiter, decimal sign and header", () => {
    const { dialect, header } = sniffText("a;b\n1,5;2\nc;d\n3;4\n", { delimiter: ";", decimal: ".", headerLine: 3 });
    expect(dialect).toEqual({ delimiter: ";", decimal: ".", headerLine: 3, unitRow: false });
    expect(header.first).toBe(3);
  });

  it("says when a number could mean either", () => {
    expect(sniffText("time [s],A [mM]\n0,\"1,234\"\n1,\"2,345\"\n")).toMatchObject({ dialect: { decimal: "." }, doubtful: "1,234" });
    expect(sniffText("time [s];A [mM]\n0;1,234\n1;2,345\n")).toMatchObject({ dialect: { decimal: "," }, doubtful: "1,234" });
    expect(sniffText("time [s];A [mM]\n0;1,234\n1;0,345\n").doubtful).toBeUndefined();
  });

  it("follows the line sep= that spreadsheets write", () => {
    const { dialect, records } = sniffText("sep=;\ntime [s];A [mM]\n0;1,5\n");
    expect(dialect).toMatchObject({ delimiter: ";", decimal: ",", headerLine: 2 });
    expect(records[0]?.line).toBe(2);
  });

  it("reads a table without a header", () => {
    expect(sniffText("0\t1.5\n1\t1.2\n").dialect).toMatchObject({ delimiter: "\t", headerLine: 0 });
  });

  it("counts physical lines across quoted line breaks", () => {
    const { records } = sniffText('time [s],"A\n[mM]"\n0,1\n1,2\n');
    expect(records.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  it("tells a broken quote", () => {
    expect(sniffText('time [s],A [mM]\n0,1\n1,"2\n').records.at(-1)?.fault).toMatch(/never closed/);
  });
});

describe("encodings", () => {
  const text = "time [min];T [°C];A [µM]\r\n0;25;1,5\r\n5;25;1,25\r\n";
  const utf16 = (mark: boolean, little: boolean) => {
    const units = [...(mark ? "\ufeff" : ""), ...text].map((letter) => letter.charCodeAt(0));
    return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
  };
  const utf8 = new TextEncoder().encode(text);
  it.each([
    ["UTF-8", utf8],
    ["UTF-8", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
    ["UTF-16 LE", utf16(true, true)],
    ["UTF-16 BE", utf16(true, false)],
    ["UTF-16 LE", utf16(false, true)],
    ["UTF-16 BE", utf16(false, false)],
    ["Latin-1", Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))],
  ])("%s is told and read", (encoding, bytes) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ encoding, text });
    expect(decoded.because).toContain(encoding);
  });

  it("refuses what is no table, with the way out", () => {
    expect(() => decode(new TextEncoder().encode("%PDF-1.7"))).toThrow(/PDF/);
    expect(() => decode(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toThrow(/old workbook/);
    expect(() => decode(new Uint8Array())).toThrow(/empty/);
    expect(() => decode(Uint8Array.from([0xff, 0xfe, 0, 0]))).toThrow(/UTF-32/);
  });
});

describe("cells", () => {
  it.each([
    ["1.5", ".", 1.5], ["1,5", ",", 1.5], ["1e-3", ".", 1e-3], ["−2.5", ".", -2.5], ["1,234.5", ".", 1234.5], ["1.234,5", ",", 1234.5],
    ["45 000", ".", 45000], ["45\u202f000,25", ",", 45000.25], ["12'345", ".", 12345], ["1,234,567", ".", 1234567], [".5", ".", 0.5], ["5.", ".", 5],
  ] as const)("%s with the decimal sign %s", (text, decimal, number) => {
    expect(readCell(text, decimal)).toMatchObject({ kind: "number", number });
  });
  it.each(["1,23", "1,2345", "12,34,567", "0,123", "1 23", "abc", "1.2.3", "1,5.2", "--1", "1e999"])("%s is no number with decimal points", (text) => {
    expect(readCell(text, ".").kind).toBe("invalid");
  });
  it.each(["", "NA", "n/a", "#N/A", "nan", "-", "–"])("'%s' is missing", (text) => {
    expect(readCell(text, ".").kind).toBe("missing");
  });
  it("<0,5 is below detection", () => {
    expect(readCell("< 0,5", ",")).toMatchObject({ kind: "below", number: 0.5 });
  });
});
