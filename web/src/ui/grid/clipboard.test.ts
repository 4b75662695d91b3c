import { describe, expect, it } from "vitest";
import { parseTsv, toHtml, toTsv } from "./clipboard";

describe("parseTsv", () => {
  it.each<[string, string[][]]>([
    ["", []],
    ["5", [["5"]]],
    ["1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]],
    ["1\t\n\t4", [["1", ""], ["", "4"]]],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ['"two\nlines"\t"say ""A"""', [["two\nlines", 'say "A"']]],
    ['"open\t2', [['"open', "2"]]],
    ["1\r2", [["1"], ["2"]]],
  ])("%j", (text, rows) => expect(parseTsv(text)).toEqual(rows));
  it("reads a block of 200 x 6 as Excel writes it", () => {
    const block = Array.from({ length: 200 }, (_, i) => Array.from({ length: 6 }, (_unused, j) => `${i + j / 10}`));
    expect(parseTsv(`${toTsv(block)}\r\n`)).toEqual(block);
  });
});

it("writes what it reads", () => {
  const block = [["a\tb", 'c "d"'], ["line\r\nline", ""]];
  expect(parseTsv(toTsv(block))).toEqual(block);
  expect(toHtml([["<1", "a & b"]])).toBe("<table><tr><td>&lt;1</td><td>a &amp; b</td></tr></table>");
});
