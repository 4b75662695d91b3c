/** Tables on the clipboard: Excel takes them as cells. */
import { notifications } from "@mantine/notifications";
import type { Series } from "@/engine/results";
import { headings, rowsOf, tsvOf } from "../model/table";

type Cell = number | string | null;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const htmlOf = (rows: readonly (readonly Cell[])[]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell === null ? "" : String(cell))}</td>`).join("")}</tr>`).join("")}</table>`;

export async function copyRows(head: readonly string[], rows: readonly (readonly Cell[])[]): Promise<void> {
  const text = tsvOf(head, rows);
  try {
    const item = new ClipboardItem({
      "text/plain": new Blob([text], { type: "text/plain" }),
      "text/html": new Blob([htmlOf([head, ...rows])], { type: "text/html" }),
    });
    await navigator.clipboard.write([item]);
    notifications.show({ id: "copied", message: `Copied: ${rows.length} rows, ${head.length} columns.`, autoClose: 2500 });
  } catch {
    notifications.show({ id: "copied", color: "red", message: "This browser did not let the table onto the clipboard. Export it as CSV instead." });
  }
}
export const copyTable = (series: Series) => copyRows(headings(series), rowsOf(series));
