/** The frame of pictures that are no curves: a name, one sentence, the same menu as a plot. */
import { type ReactNode, useRef } from "react";
import type { ChartTable } from "./chart_table";
import classes from "./Chart.module.css";
import { ChartMenu } from "./ChartMenu";
import { useSize } from "./use_size";

export interface ChartKey {
  readonly label: string;
  readonly colour: string;
  /** Paler: the second of a pair. */
  readonly pale?: boolean;
}
interface ChartProps {
  /** Accessible name and file name of exports. */
  readonly name: string;
  /** One sentence that says what is to be seen. */
  readonly summary: string;
  readonly table: ChartTable;
  readonly keys?: readonly ChartKey[];
  /** Over the picture, beside the key: a switch. */
  readonly aside?: ReactNode;
  /** Draws within a width and a height [px]. */
  readonly children: (width: number, height: number) => ReactNode;
  /** Of the picture, where it is not that of its place [px]. */
  readonly minHeight?: number;
  /** In place of the picture. */
  readonly empty?: string | undefined;
}

const noKeys: readonly ChartKey[] = [];

export function Chart({ name, summary, table, keys = noKeys, aside, children, minHeight, empty }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  return (
    <figure className={classes.chart} aria-label={name}>
      <div className={classes.head}>
        <ul className={classes.keys} aria-label="Key">
          {keys.map(({ label, colour, pale }) => (
            <li key={label}>
              <i style={{ background: colour, opacity: pale ? 0.45 : 1 }} />
              {label}
            </li>
          ))}
        </ul>
        {aside}
        <ChartMenu name={name} table={table} frame={frame} empty={empty !== undefined} />
      </div>
      <div ref={frame} className={classes.frame}>
        {empty !== undefined ? <p className={classes.empty}>{empty}</p> : width > 0 && children(width, Math.max(minHeight ?? 0, height - 1))}
      </div>
      <figcaption className={classes.hidden}>{summary}</figcaption>
    </figure>
  );
}
