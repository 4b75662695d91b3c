/** What is typed or pasted into a cell of data. */
import type { Cell } from "@/doc/types";
import { readCell } from "@/doc/table/number";
import type { TableColumn } from "./table";

export type Typed = { readonly value: Cell } | { readonly fault: string };

/** Decimal point or comma; blank or NA is missing; <0.5 is below detection. */
export function readTyped(text: string, { kind }: TableColumn): Typed {
  const trimmed = text.trim();
  const point = readCell(trimmed, ".");
  const read = point.kind === "invalid" || ("grouped" in point && point.grouped && /^[+-]?\d+,\d+$/.test(trimmed)) ? readCell(trimmed, ",") : point;
  if (read.kind === "invalid") return { fault: `"${trimmed}" is not a number. Leave the cell blank when the value is missing.` };
  if (read.kind === "missing") return kind === "time" ? { fault: "Every row needs its time." } : { value: null };
  if (kind === "time" && (read.kind === "below" || read.number < 0)) return { fault: "Times count from the start, which is 0." };
  if (kind === "sigma" && (read.kind === "below" || read.number <= 0)) return { fault: "A standard deviation is greater than 0." };
  if (read.kind === "below") return read.number < 0 ? { fault: "A limit of detection is a positive number." } : { value: `<${read.number}` };
  return { value: read.number };
}
