import { Button } from "@mantine/core";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { download } from "@/doc/files";
import type { Series } from "@/engine/results";
import { formatNumber } from "@/units/format";
import { csvOf, rowsOf, shownHeadings } from "../model/table";
import { copyTable } from "../run/copy";
import classes from "./Simulate.module.css";

const height = 26; // [px] of a row

/** All rows of the result; those in sight are in the page. */
export function SeriesTable({ series, name }: { readonly series: Series; readonly name: string }) {
  const rows = useMemo(() => rowsOf(series), [series]);
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- what it returns is not passed on
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current?.parentElement ?? null, estimateSize: () => height, overscan: 12 });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const heads = shownHeadings(series);
  return (
    <div ref={frame}>
      <div className={classes.bar}>
        <p className={classes.note}>
          {rows.length} times, {heads.length - 1} columns
        </p>
        <span className={classes.grow} />
        <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} aria-hidden />} onClick={() => void copyTable(series)}>
          Copy for Excel
        </Button>
        <Button size="compact-xs" variant="default" leftSection={<IconDownload size={13} aria-hidden />} onClick={() => download(`${name}.csv`, csvOf(series), "text/csv")}>
          CSV
        </Button>
      </div>
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map(({ id, unit }) => (
              <th key={id} scope="col">
                {id}
                <span className={classes.unit}>{unit || "–"}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden>
              <td colSpan={heads.length} style={{ blockSize: before, padding: 0 }} />
            </tr>
          )}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} style={{ blockSize: height }}>
              {rows[index]!.map((value, column) => (
                <td key={heads[column]!.id} title={value === null ? undefined : String(value)}>
                  {formatNumber(value)}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 && (
            <tr aria-hidden>
              <td colSpan={heads.length} style={{ blockSize: after, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
