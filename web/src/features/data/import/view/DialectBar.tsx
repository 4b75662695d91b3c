import { Select } from "@mantine/core";
import type { Interpretation, SourceFile } from "../interpret";
import { type Encoding, encodings } from "@/doc/table/decode";
import type { Delimiter } from "@/doc/table/records";
import { choose, useSession } from "../session";
import type { DialectChoices } from "../sniff/sniff";

const delimiterNames: { value: Delimiter; label: string }[] = [
  { value: ",", label: "comma" },
  { value: ";", label: "semicolon" },
  { value: "\t", label: "tab" },
];
const offered = 40; // rows among which the header is chosen

interface DialectBarProps {
  readonly source: SourceFile;
  readonly found: Interpretation;
}

/** How the file is written, as it was understood; each choice can be changed. */
export function DialectBar({ source, found }: DialectBarProps) {
  const { dialect: chosen } = useSession(({ choices }) => choices);
  const { dialect, records } = found.sniffed;
  const set = (change: DialectChoices) => choose({ dialect: { ...chosen, ...change } });
  const rows = records.slice(0, offered).map(({ line, cells }) => ({ value: String(line), label: `${line}: ${cells.filter((cell) => cell !== null && cell !== "").join(" | ").slice(0, 60) || "blank"}` }));
  return (
    <>
      {found.sheet !== undefined && source.sheets && (
        <Select label="Sheet" size="xs" w="7.5rem" data={source.sheets.map(({ name }) => name)} value={found.sheet} onChange={(sheet) => sheet !== null && choose({ sheet, dialect: {} })} />
      )}
      <Select
        label="Header row"
        size="xs"
        w="9.5rem"
        comboboxProps={{ width: 360, position: "bottom-start" }}
        data={[{ value: "0", label: "none" }, ...rows]}
        value={String(dialect.headerLine)}
        onChange={(line) => line !== null && set({ headerLine: Number(line) })}
      />
      <Select
        label="Units"
        size="xs"
        w="8.5rem"
        data={[
          { value: "header", label: "in the header" },
          { value: "row", label: "in the row below" },
        ]}
        value={dialect.unitRow ? "row" : "header"}
        onChange={(where) => set({ unitRow: where === "row" })}
      />
      <Select
        label="Decimal sign"
        size="xs"
        w="6rem"
        data={[
          { value: ".", label: "point" },
          { value: ",", label: "comma" },
        ]}
        value={dialect.decimal}
        onChange={(decimal) => set({ decimal: decimal as "." | "," })}
      />
      {dialect.delimiter && <Select label="Delimiter" size="xs" w="7rem" data={delimiterNames} value={dialect.delimiter} onChange={(delimiter) => set({ delimiter: delimiter as Delimiter })} />}
      {found.encoding && <Select label="Encoding" size="xs" w="7rem" data={[...encodings]} value={found.encoding.name} onChange={(encoding) => choose({ encoding: encoding as Encoding })} />}
    </>
  );
}
