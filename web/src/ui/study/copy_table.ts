/** A table on the clipboard: spreadsheets take it as cells. */
import { notifications } from "@mantine/notifications";
import { toHtml, toTsv } from "../grid/clipboard";

const blob = (type: string, text: string) => new Blob([text], { type });

export async function copyTable(head: readonly string[], body: readonly (readonly string[])[]): Promise<void> {
  const rows = [head, ...body];
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob("text/plain", toTsv(rows)), "text/html": blob("text/html", toHtml(rows)) })]);
    notifications.show({ id: "copied", message: `Copied: ${body.length} rows, ${head.length} columns.`, autoClose: 2500 });
  } catch {
    notifications.show({ id: "copied", color: "red", message: "This browser did not let the table onto the clipboard. Mark the cells of the table and copy them." });
  }
}
