/** Bars that lie: one row a name, one or two bars a row, with intervals where there are any. */
import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { Chart, type ChartKey } from "./Chart";
import classes from "./Chart.module.css";
import type { ChartTable } from "./chart_table";
import { textWidth } from "./text_width";
import { axisLabel, tickTexts } from "./tick_text";
import { useWalk } from "./use_walk";

export interface Bar {
  /** Of the key. */
  readonly series: number;
  readonly from: number;
  readonly to: number;
  readonly interval?: readonly [number, number] | undefined;
}
export interface BarRow {
  readonly id: string;
  readonly label: string;
  /** One under another; those of one `lane` lie in one line. */
  readonly lanes: readonly (readonly Bar[])[];
  /** Read out when it is pointed at. */
  readonly words: string;
}
interface BarsProps {
  readonly name: string;
  readonly summary: string;
  readonly rows: readonly BarRow[];
  readonly keys: readonly ChartKey[];
  readonly axis: { readonly quantity: string; readonly unit: string };
  /** Where bars begin: zero, or the nominal value. */
  readonly base: number;
  readonly baseLabel?: string;
  readonly table: ChartTable;
  readonly aside?: ReactNode;
  readonly empty?: string;
}
const top = 6, bottom = 44, least = 26, most = 56; // [px]

export function Bars({ name, summary, rows, keys, table, aside, empty, ...rest }: BarsProps) {
  return (
    <Chart name={name} summary={summary} keys={keys} table={table} aside={aside} minHeight={top + bottom + least * rows.length} empty={rows.length === 0 ? (empty ?? "There is nothing to draw yet.") : undefined}>
      {(width, height) => <Drawing {...rest} name={name} summary={summary} rows={rows} keys={keys} width={width} height={height} />}
    </Chart>
  );
}

const ends = ({ from, to, interval }: Bar) => [from, to, ...(interval ?? [])];

type DrawingProps = Pick<BarsProps, "name" | "summary" | "rows" | "keys" | "axis" | "base" | "baseLabel"> & { readonly width: number; readonly height: number };

function Drawing({ name, summary, rows, keys, axis, base, baseLabel, width, height }: DrawingProps) {
  const { at, point, leave, onKeyDown } = useWalk({ rows: rows.length });
  const left = Math.min(width * 0.35, 18 + Math.max(...rows.map(({ label }) => textWidth(label, 12.5))));
  const values = [base, ...rows.flatMap(({ lanes }) => lanes.flat().flatMap(ends))];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.03 : Math.max(1, Math.abs(base)) * 0.1;
  const x = scaleLinear([low < base ? low - room : base - (high > base ? 0 : room), high > base ? high + room : base], [left, width - 22]);
  const step = Math.min(most, (height - top - bottom) / rows.length);
  const ticks = x.ticks(Math.max(2, Math.floor((width - left) / 90)));
  const texts = tickTexts(ticks, axis);
  const end = top + step * rows.length;
  const focus = at === undefined ? undefined : rows[at];
  return (
    <>
      <svg className={classes.svg} width={width} height={end + bottom} role="application" aria-roledescription="bar chart" tabIndex={0} aria-label={`${name}. ${summary} Arrow keys walk over the bars.`} onKeyDown={onKeyDown} onBlur={leave} onPointerLeave={leave}>
        <g data-ink aria-hidden>
          {ticks.map((tick, i) => (
            <g key={tick} transform={`translate(${x(tick)},0)`}>
              <line className={classes.grid} y1={top} y2={end} />
              <text className={classes.dimmed} y={end + 16} textAnchor="middle">
                {texts[i]}
              </text>
            </g>
          ))}
          <text x={(left + width - 22) / 2} y={end + 36} textAnchor="middle" fontSize={12.5}>
            {axisLabel(axis)}
          </text>
        </g>
        {rows.map((row, i) => {
          const lane = (step * 0.68) / row.lanes.length;
          return (
            <g key={row.id} transform={`translate(0,${top + i * step})`} onPointerEnter={() => point(i)}>
              <rect className={classes.row} width={width} height={step} data-focus={at === i || undefined} data-screen />
              <text x={left - 8} y={step / 2} textAnchor="end" dominantBaseline="central" fontSize={12.5} data-ink>
                {row.label}
              </text>
              {row.lanes.map((bars, place) => {
                const y = step * 0.16 + lane * place;
                return bars.map((bar) => {
                  const [a, b] = [x(Math.min(bar.from, bar.to)), x(Math.max(bar.from, bar.to))];
                  const { colour, pale } = keys[bar.series]!;
                  return (
                    <g key={`${place} ${bar.series}`}>
                      <rect x={a} y={y + 1} width={Math.max(1, b - a)} height={Math.max(2, lane - 2)} fill={colour} fillOpacity={pale ? 0.45 : 1} />
                      {bar.interval && <path className={classes.whisker} d={`M${x(bar.interval[0])},${y + lane / 2}H${x(bar.interval[1])}m0,-4v8M${x(bar.interval[0])},${y + lane / 2 - 4}v8`} />}
                    </g>
                  );
                });
              })}
            </g>
          );
        })}
        <line className={classes.base} x1={x(base)} x2={x(base)} y1={top} y2={end} />
        {baseLabel && <title>{baseLabel}</title>}
      </svg>
      {focus && <div className={classes.readout}>{focus.words}</div>}
      <div className={classes.hidden} aria-live="polite">
        {focus?.words}
      </div>
    </>
  );
}
