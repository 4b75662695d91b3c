/** The list of equipment in the order of one of its columns; what has no value comes last, whichever way. */
import { inUnit } from "@/units/in_unit";
import { nameOf } from "./item";
import type { Entry } from "./search";

export const sortColumns = ["Vessel", "Size", "Diameter", "Impeller", "Kind"] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface Order {
  readonly column: SortColumn;
  readonly descending: boolean;
}

const valueOf: Readonly<Record<SortColumn, (entry: Entry) => string | number | undefined>> = {
  Vessel: ({ item }) => nameOf(item),
  Size: ({ litres }) => litres,
  Diameter: ({ item }) => inUnit(item.vessel.inner_diameter, "m"),
  Impeller: ({ item: { vessel } }) => vessel.impellers?.[0] && (vessel.impellers[0].name ?? vessel.impellers[0].type),
  Kind: ({ item }) => item.identity.kind,
};
const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const compare = (a: string | number, b: string | number) => (typeof a === "number" && typeof b === "number" ? a - b : names.compare(String(a), String(b)));

export function sorted(entries: readonly Entry[], order: Order | undefined): readonly Entry[] {
  if (order === undefined) return entries;
  const keyed = entries.map((entry) => ({ entry, value: valueOf[order.column](entry) }));
  const way = order.descending ? -1 : 1;
  keyed.sort((a, b) => (a.value === undefined ? (b.value === undefined ? 0 : 1) : b.value === undefined ? -1 : way * compare(a.value, b.value)));
  return keyed.map(({ entry }) => entry);
}

/** Ascending, descending, as it was. */
export const nextOrder = (before: Order | undefined, column: SortColumn): Order | undefined =>
  before?.column !== column ? { column, descending: false } : before.descending ? undefined : { column, descending: true };

/** In the address: "Size", "-Size". */
export const orderText = (order: Order | undefined): string | undefined => order && `${order.descending ? "-" : ""}${order.column}`;
export function readOrder(text: string | undefined): Order | undefined {
  const column = sortColumns.find((one) => one === text?.replace(/^-/, ""));
  return column && { column, descending: text!.startsWith("-") };
}
