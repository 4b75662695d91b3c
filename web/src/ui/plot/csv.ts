/** What is drawn, as a table: one row an abscissa, one column a series, every digit. */
import { exact } from "@/units/format";
import type { PlotProps, PlotSeries } from "./types";

type Drawn = Pick<PlotProps, "series" | "x" | "y" | "right">;

export interface PlotTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
}

const withUnit = (name: string, unit: string) => (unit === "" || unit === "1" ? name : `${name} [${unit}]`);

/** Columns of a series beside its ordinate. */
function companions(one: PlotSeries): [string, readonly (number | null)[]][] {
  if (one.kind === "points" && one.error) return [[`${one.label}, standard error`, one.error]];
  if (one.kind === "line" && one.low && one.high) return [[`${one.label}, lower bound`, one.low], [`${one.label}, upper bound`, one.high]];
  return [];
}

export function tableOf({ series, x, y, right }: Drawn): PlotTable {
  const columns = series.flatMap((one) => {
    const { unit } = one.axis === "right" ? (right ?? y) : y;
    return [[one.label, one.y] as [string, readonly (number | null)[]], ...companions(one)].map(([label, values]) => ({ label: withUnit(label, unit), x: one.x, values }));
  });
  // Replicates at one abscissa keep rows of their own: the n-th of a column stands in the n-th row of that abscissa.
  const rows = new Map<string, (number | null)[]>();
  columns.forEach((column, place) => {
    const seen = new Map<number, number>();
    column.x.forEach((at, i) => {
      const nth = seen.get(at) ?? 0;
      seen.set(at, nth + 1);
      const key = `${at} ${nth}`;
      if (!rows.has(key)) rows.set(key, [at, ...columns.map(() => null)]);
      rows.get(key)![place + 1] = column.values[i] ?? null;
    });
  });
  return {
    header: [withUnit(x.quantity, x.unit), ...columns.map(({ label }) => label)],
    rows: [...rows.values()].sort((a, b) => a[0]! - b[0]!),
  };
}

export const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180 with a decimal point. */
export function csvOf(drawn: Drawn): string {
  const { header, rows } = tableOf(drawn);
  return [header.map(quoted), ...rows.map((row) => row.map(exact))].map((cells) => `${cells.join(",")}\r\n`).join("");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** For the clipboard: Excel takes either. */
export function forExcel(drawn: Drawn): { readonly tsv: string; readonly html: string } {
  const { header, rows } = tableOf(drawn);
  const cells = [header.map((text) => text.replaceAll(/[\t\n]/g, " ")), ...rows.map((row) => row.map(exact))];
  return {
    tsv: cells.map((row) => row.join("\t")).join("\n"),
    html: `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("")}</table>`,
  };
}
