/** Which columns of a result are drawn, and in which plot. */
import type { Series, SeriesColumn } from "@/engine/results";
import type { ComputedColumn } from "./computed";

export interface ShownColumn {
  readonly column: SeriesColumn;
  readonly label: string;
  readonly shown: boolean;
}
export interface Panel {
  readonly id: string;
  readonly title: string;
  /** On the left axis, and on the right one where the panel has two. */
  readonly left: { readonly quantity: string; readonly unit: string; readonly columns: readonly ShownColumn[] };
  readonly right?: { readonly quantity: string; readonly unit: string; readonly columns: readonly ShownColumn[] };
}

const flatness = 1e-9;
const numbers = ({ values }: SeriesColumn) => values.filter((value): value is number => value !== null);

/** Says nothing that one number could not say. */
export function isFlat(column: SeriesColumn): boolean {
  const values = numbers(column);
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.length === 0 || high - low <= flatness * Math.max(Math.abs(high), Math.abs(low), 1e-30);
}
const isNothing = (column: SeriesColumn) => numbers(column).every((value) => value === 0);

export interface ColumnContext {
  readonly species: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  readonly computed: readonly ComputedColumn[];
}

const stateNames: Readonly<Record<string, string>> = { T: "Reactor", T_jacket: "Jacket", V: "Volume" };

export function labelOf(column: SeriesColumn, { computed, names }: ColumnContext): string {
  const own = computed.find(({ observable }) => observable.id === column.id);
  if (own !== undefined) return own.label;
  const name = names.get(column.id);
  return name !== undefined && name !== column.id ? `${column.id}, ${name}` : (stateNames[column.id] ?? column.id);
}

/** Without a choice: species that are ever there, and what moves. */
const shownFirst = (column: SeriesColumn, { species }: ColumnContext): boolean => (species.has(column.id) ? !isNothing(column) : !isFlat(column));

/** The choice in the address: "-B,V" hides B and shows V, whatever would be shown without a choice. */
export type Choice = ReadonlyMap<string, boolean>;
export const readChoice = (text: string | undefined): Choice =>
  new Map((text ?? "").split(",").flatMap((one): [string, boolean][] => (one === "" ? [] : one.startsWith("-") ? [[one.slice(1), false]] : [[one, true]])));
export const writeChoice = (choice: Choice): string | undefined =>
  choice.size === 0 ? undefined : [...choice].map(([id, shown]) => (shown ? id : `-${id}`)).join(",");

/** A choice that says what would be without it is not kept. */
export function choose(choice: Choice, column: SeriesColumn, shown: boolean, context: ColumnContext): Choice {
  const next = new Map(choice);
  if (shownFirst(column, context) === shown) next.delete(column.id);
  else next.set(column.id, shown);
  return next;
}

const words: Readonly<Record<string, string>> = { dimensionless: "value", other: "value" };
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a column belongs: columns of one place are of one unit on each side. */
function placeOf(column: SeriesColumn, { computed }: ColumnContext): { panel: string; side: "left" | "right"; quantity: string } {
  const own = computed.find(({ observable }) => observable.id === column.id);
  const quantity = words[column.quantity] ?? column.quantity;
  if (own?.panel === "accumulation") return { panel: "heat", side: "right", quantity: "accumulation" };
  if (column.quantity === "heat flow" && column.unit === "W") return { panel: "heat", side: "left", quantity };
  if (column.id === "V") return { panel: "temperature", side: "right", quantity: "volume" };
  if (column.id === "T" || column.id === "T_jacket") return { panel: "temperature", side: "left", quantity: "T" };
  if (column.quantity === "concentration") return { panel: `concentration ${column.unit}`, side: "left", quantity };
  return { panel: `${column.quantity} ${column.unit}`, side: "left", quantity };
}

const titles: Readonly<Record<string, string>> = { temperature: "Temperature and volume", heat: "Heat flow and accumulation" };

/** All plots that this series could make, in the order: concentrations, temperature, heat, what else was observed. */
export function panelsOf(series: Series, choice: Choice, context: ColumnContext): Panel[] {
  const panels = new Map<string, { id: string; title: string; left?: Mutable; right?: Mutable }>();
  interface Mutable {
    quantity: string;
    unit: string;
    columns: ShownColumn[];
  }
  for (const column of series.columns) {
    const { panel: id, side, quantity } = placeOf(column, context);
    const panel = panels.get(id) ?? { id, title: titles[id] ?? capital(id.startsWith("concentration") ? "concentrations" : quantity) };
    panels.set(id, panel);
    const axis = (panel[side] ??= { quantity, unit: column.unit === "1" ? "" : column.unit, columns: [] });
    axis.columns.push({ column, label: labelOf(column, context), shown: choice.get(column.id) ?? shownFirst(column, context) });
  }
  return [...panels.values()]
    .map(({ id, title, left, right }) => ({ id, title, left: left ?? right!, ...(left !== undefined && right !== undefined && { right }) }))
    .sort((a, b) => rank(a.id) - rank(b.id));
}
const rank = (panel: string) => (panel.startsWith("concentration") ? 0 : panel === "temperature" ? 1 : panel === "heat" ? 2 : 3);

/** The panel with its shown columns alone; nothing when there are none. A left axis without columns gives way to the right one. */
export function visible(panel: Panel): Panel | undefined {
  const left = panel.left.columns.filter(({ shown }) => shown);
  const right = panel.right?.columns.filter(({ shown }) => shown) ?? [];
  if (left.length === 0 && right.length === 0) return undefined;
  if (left.length === 0) return { id: panel.id, title: panel.title, left: { ...panel.right!, columns: right } };
  return { id: panel.id, title: panel.title, left: { ...panel.left, columns: left }, ...(right.length > 0 && { right: { ...panel.right!, columns: right } }) };
}
