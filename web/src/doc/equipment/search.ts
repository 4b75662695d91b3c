/** Finding equipment: every word of the query must stand somewhere, and the filters must hold. */
import { inUnit } from "@/units/in_unit";
import { type Equipment, nameOf } from "./item";

export interface Filters {
  readonly scale?: string | undefined;
  readonly kind?: string | undefined;
  readonly vendor?: string | undefined;
  readonly material?: string | undefined;
  /** [L] of the size, see litresOf */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly own?: boolean | undefined;
}
export interface Entry {
  readonly item: Equipment;
  readonly text: string;
  readonly name: string;
  readonly litres: number | undefined;
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The size by which a vessel goes: nominal, else largest working volume, else capacity [L]. */
export function litresOf({ identity, vessel }: Equipment): number | undefined {
  return inUnit(identity.nominal_volume ?? vessel.working_volume?.max ?? vessel.capacity, "L");
}

/** "1,000 L" is looked for as "1000" too. */
function textOf(item: Equipment, litres: number | undefined): string {
  const { identity, vessel, facts } = item;
  const words = [
    nameOf(item), identity.vendor, identity.model, identity.kind, identity.scale, identity.material, identity.jacket_kind, vessel.bottom?.shape, vessel.source, vessel.notes,
    item.own ? "own" : "built-in", litres === undefined ? undefined : `${litres} l`,
    ...(vessel.impellers ?? []).flatMap(({ type, name }) => [type, name]),
    ...facts.flatMap(({ value, locator, note }) => [typeof value === "string" ? value : undefined, locator, note]),
  ];
  return folded([...new Set(words.filter(Boolean))].join(" \n"));
}

/** Smallest first; what has no size comes last. */
export function indexOf(items: readonly Equipment[]): Entry[] {
  return items
    .map((item) => {
      const litres = litresOf(item);
      return { item, litres, text: textOf(item, litres), name: folded(nameOf(item)) };
    })
    .sort((a, b) => (a.litres ?? Infinity) - (b.litres ?? Infinity) || a.name.localeCompare(b.name));
}

const holds = ({ item: { identity, own }, litres }: Entry, filters: Filters): boolean =>
  (filters.scale === undefined || identity.scale === filters.scale) &&
  (filters.kind === undefined || identity.kind === filters.kind) &&
  (filters.vendor === undefined || identity.vendor === filters.vendor) &&
  (filters.material === undefined || identity.material === filters.material) &&
  (filters.from === undefined || (litres !== undefined && litres >= filters.from)) &&
  (filters.to === undefined || (litres !== undefined && litres <= filters.to)) &&
  (filters.own === undefined || own === filters.own);

/** Those whose name has every word come before those where they stand elsewhere. */
export function search(index: readonly Entry[], query: string, filters: Filters = {}): Entry[] {
  const words = folded(query).replace(/(\d),(?=\d{3})/g, "$1").split(/\s+/).filter(Boolean);
  const found = index.filter((entry) => holds(entry, filters) && words.every((word) => entry.text.includes(word)));
  const inName = ({ name }: Entry) => words.every((word) => name.includes(word));
  return words.length === 0 ? found : [...found.filter(inName), ...found.filter((entry) => !inName(entry))];
}

/** What a filter can be set to. */
export function choicesOf(index: readonly Entry[], key: "kind" | "vendor" | "material" | "scale"): string[] {
  return [...new Set(index.flatMap(({ item }) => item.identity[key] ?? []))].sort((a, b) => a.localeCompare(b));
}
