/**
 * Writes the twelve files of one table: every delimiter with both decimal signs, preambles, encodings and workbooks.
 * All must import to the same numbers. Run: node e2e/files/data/make.mjs
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import writeWorkbook from "write-excel-file/node";

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const columns = [["experiment"], ["time", "min"], ["T", "degC"], ["A", "mol/L"], ["B", "mol/L"]];
const rows = [
  ["run 1", 0, 25.1, 1, 0],
  ["run 1", 2.5, 25, 0.7788, "<0.005"],
  ["run 1", 5, 25.2, 0.6065, 0.3935],
  ["run 1", 10, 25.1, null, 0.6321],
  ["run 1", 20, 25, 0.1353, 0.8647],
  ["run 2", 0, 40.2, 1250.5, 0.125],
  ["run 2", 5, 40, 0.4066, null],
  ["run 2", 12.5, 40.1, 0.1054, 1.1446],
];
writeFileSync(at("expected.json"), `${JSON.stringify({ columns, rows }, null, 1)}\n`);

const title = ([name, unit], style) => (unit === undefined ? name : { brackets: `${name} [${unit}]`, parentheses: `${name} (${unit})`, slash: `${name}/${unit === "degC" ? "°C" : unit}`, row: name }[style]);
function text({ delimiter, decimal, preamble = [], style = "brackets", missing = "", thousands = "", newline = "\r\n", pad = false }) {
  const number = (value) => {
    const [whole, fraction] = String(value).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction ? decimal + fraction : "");
  };
  const cell = (value) => (value === null ? missing : typeof value === "number" ? number(value) : value.startsWith("<") ? value.replace(".", decimal) : value);
  const quote = (one) => (one.includes(delimiter) ? `"${one}"` : one);
  const lines = [...preamble, columns.map((column) => title(column, style)), ...(style === "row" ? [columns.map(([, unit]) => unit ?? "")] : []), ...rows.map((row) => row.map(cell))];
  const width = (line) => (pad ? [...line, ...Array(columns.length).fill("")].slice(0, Math.max(line.length, columns.length)) : line);
  return lines.map((line) => width(line).map(quote).join(delimiter)).join(newline) + newline;
}
const preamble = [["Instrument", "HPLC 2"], ["Exported", "2024-05-01 14:03"], []];
const utf16 = (content, little) => Buffer.concat([Buffer.from(little ? [0xff, 0xfe] : [0xfe, 0xff]), little ? Buffer.from(content, "utf16le") : Buffer.from(content, "utf16le").swap16()]);

const files = {
  "01-comma-point.csv": text({ delimiter: ",", decimal: "." }),
  "02-comma-comma.csv": text({ delimiter: ",", decimal: ",", missing: "NA" }),
  "03-semicolon-comma.csv": text({ delimiter: ";", decimal: ",", style: "parentheses" }),
  "04-semicolon-point.csv": text({ delimiter: ";", decimal: ".", style: "row", newline: "\n" }),
  "05-tab-point.tsv": text({ delimiter: "\t", decimal: ".", style: "slash", newline: "\n" }),
  "06-tab-comma.tsv": text({ delimiter: "\t", decimal: ",", preamble: [["Suzuki step 3"], []] }),
  "07-comma-point-preamble.csv": text({ delimiter: ",", decimal: ".", preamble, pad: true, thousands: "," }),
  "08-semicolon-comma-preamble.csv": text({ delimiter: ";", decimal: ",", preamble, style: "slash", thousands: ".", missing: "n/a" }),
  "09-utf8-bom.csv": `\ufeff${text({ delimiter: ";", decimal: ",", style: "slash" })}`,
  "10-utf16-le.txt": utf16(text({ delimiter: "\t", decimal: ",", style: "slash" }), true),
  "11-latin1.csv": Buffer.from(text({ delimiter: ";", decimal: ".", style: "slash" }), "latin1"),
};
for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);

const value = (one) => (one === null || one === undefined ? null : typeof one === "number" ? { value: one, type: Number } : { value: one, type: String });
const sheet = [[value("Suzuki step 3")], [], columns.map(([name]) => value(name)), columns.map(([, unit]) => value(unit)), ...rows.map((row) => row.map(value))];
await writeWorkbook(sheet).toFile(at("12-workbook.xlsx"));
