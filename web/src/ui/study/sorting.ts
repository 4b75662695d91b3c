/** The order of a table by one of its columns: rows without a value stand last, whichever the direction. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}
export type SortValue = number | string | undefined;

/** "heat", "-heat": as it stands in the address. */
export const readSorting = (text: string | undefined): Sorting | undefined =>
  text === undefined || text === "" || text === "-" ? undefined : { column: text.replace(/^-/, ""), descending: text.startsWith("-") };

/** What a click on a head asks for: up, down, and then the order in which the table came. */
export function nextSorting(now: Sorting | undefined, column: string): string | undefined {
  if (now?.column !== column) return column;
  return now.descending ? undefined : `-${column}`;
}

const compare = (a: number | string, b: number | string): number => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));

export function sortedBy<T>(rows: readonly T[], sorting: Sorting | undefined, value: (row: T, column: string) => SortValue): readonly T[] {
  if (sorting === undefined) return rows;
  const { column, descending } = sorting;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one, column), value(other, column)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return descending ? compare(b, a) : compare(a, b);
  });
}
