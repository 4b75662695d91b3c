/** All numbers of a fit as tables of text and full-precision numbers: shown, and copied to a spreadsheet. */
import type { FitResult } from "@/engine/results";
import type { ResidualPoint } from "../statistics/residual_points";
import { comparedStatistics } from "./comparison";
import { type Entry, keyOfEntry } from "./unknowns";

export type TableCell = string | number | null;
export interface NumberTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

export function parameterTable(result: FitResult): NumberTable {
  return {
    title: "Parameters",
    header: ["Parameter", "Value", "Standard error", "95 % low", "95 % high", "Unit", "Note"],
    rows: [
      ...(result.parameters as Entry[]).map((entry) => [
        keyOfEntry(entry),
        entry.value,
        entry.std_error,
        entry.ci95?.[0] ?? null,
        entry.ci95?.[1] ?? null,
        entry.unit === "1" ? "" : entry.unit,
        noteOf(entry),
      ]),
      ...(result.pre_exponential ?? []).map(({ reaction, id, value, unit, std_error }) => [`${id} of ${reaction}`, value, std_error, null, null, unit, "pre-exponential factor"]),
    ],
  };
}

const noteOf = (entry: Entry): string => {
  if (entry.at_bound !== null) return `at its ${entry.at_bound} bound`;
  if (entry.estimated) return entry.std_error === null ? "not determined" : "estimated";
  return entry.std_error === null ? "fixed" : "derived";
};

export function statisticsTable({ statistics }: FitResult): NumberTable {
  return {
    title: "Statistics",
    header: ["Statistic", "Value"],
    rows: [
      ...comparedStatistics.map(([id, label]): TableCell[] => [label, statistics[id] as number | null]),
      ["Degrees of freedom", statistics.degrees_of_freedom],
      ["log-likelihood", statistics.log_likelihood],
      ["AIC", statistics.aic],
      ["Shapiro-Wilk W", statistics.shapiro_wilk?.w ?? null],
      ["Shapiro-Wilk p", statistics.shapiro_wilk?.p ?? null],
    ],
  };
}

export function residualTable(points: readonly ResidualPoint[]): NumberTable {
  return {
    title: "Data, fit and residuals",
    header: ["Run", "Observable", `Time${points[0] ? ` / ${points[0].timeUnit}` : ""}`, "Measured", "Fitted", "Residual", "Unit", "Standardized"],
    rows: points.map(({ ref, time, measured, predicted, residual, unit, standardized }) => [ref.experiment, ref.observable, time, measured, predicted, residual, unit === "1" ? "" : unit, standardized]),
  };
}

const text = (cell: TableCell): string => (cell === null ? "" : String(cell));
const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Tab-separated, tables apart by an empty line. Full precision. */
export const toTsv = (tables: readonly NumberTable[]): string =>
  tables.map(({ title, header, rows }) => [[title], header, ...rows].map((row) => row.map(text).join("\t")).join("\n")).join("\n\n");

export const toHtml = (tables: readonly NumberTable[]): string =>
  tables
    .map(({ title, header, rows }) => {
      const line = (cells: readonly TableCell[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${escaped(text(cell))}</${tag}>`).join("")}</tr>`;
      return `<table><caption>${escaped(title)}</caption>${line(header, "th")}${rows.map((row) => line(row, "td")).join("")}</table>`;
    })
    .join("<br>");
