import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { formatNumber } from "@/units/format";
import { type NumberTable, parameterTable, residualTable, statisticsTable, type TableCell, toHtml, toTsv } from "../model/tables";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

const rowsShown = 500;

const blob = (type: string, words: string) => new Blob([words], { type });

async function copy(tables: readonly NumberTable[]): Promise<void> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": blob("text/plain", toTsv(tables)), "text/html": blob("text/html", toHtml(tables)) }),
    ]);
    notifications.show({ message: "Copied with full precision.", autoClose: 2500 });
  } catch {
    notifications.show({ title: "Nothing was copied", message: "The browser did not allow it. Select the table and copy it by hand.", color: "yellow" });
  }
}

export function NumberTables({ result, points }: TabProps) {
  const tables = [parameterTable(result), statisticsTable(result), residualTable(points)];
  return (
    <div className={classes.tab}>
      <Button size="compact-sm" variant="light" onClick={() => void copy(tables)}>
        Copy for Excel
      </Button>
      {tables.map((table) => (
        <TableView key={table.title} table={table} />
      ))}
    </div>
  );
}

const shown = (cell: TableCell): string => (cell === null ? "–" : typeof cell === "number" ? formatNumber(cell, 6) : cell);

export function TableView({ table: { title, header, rows } }: { readonly table: NumberTable }) {
  return (
    <div className={classes.scroll} role="region" aria-label={title} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.words}>{title}</caption>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map((row, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- the rows are the table's, in its order
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={header[j]} className={typeof cell === "string" ? classes.text : undefined} title={typeof cell === "number" ? String(cell) : undefined}>
                  {shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown && <p className={classes.empty}>The first {rowsShown} of {rows.length} rows. Copy for Excel takes all.</p>}
    </div>
  );
}
