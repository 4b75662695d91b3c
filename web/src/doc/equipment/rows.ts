/** The tables of data/, each a module of its own that is fetched when it is asked for. */
export type Row = Readonly<Record<string, string | number>>;

export const equipmentRows = async (): Promise<readonly Row[]> => (await import("../../../../data/equipment.csv")).default;
export const impellerRows = async (): Promise<readonly Row[]> => (await import("../../../../data/impellers.csv")).default;
export const solventRows = async (): Promise<readonly Row[]> => (await import("../../../../data/solvents.csv")).default;

export const numberIn = (row: Row, key: string): number | undefined => (typeof row[key] === "number" ? row[key] : undefined);
export const textIn = (row: Row, key: string): string | undefined => (row[key] === undefined ? undefined : String(row[key]));

/** What a grade of the tables says about a value. */
export const certaintyWords: Readonly<Record<string, string>> = {
  A: "evaluated or computed data",
  B: "the vendor's data sheet or a good compilation, read second-hand",
  C: "a compilation or a listing",
  D: "a single weak source",
  G: "generic geometry, no real product",
};
