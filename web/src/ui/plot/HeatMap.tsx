/** Numbers as colours: rows by name, columns along an axis; above zero one colour, below it another. */
import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { Chart } from "./Chart";
import classes from "./Chart.module.css";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { edgesOf } from "./edges";
import { textWidth } from "./text_width";
import { axisLabel, tickTexts } from "./tick_text";
import { useWalk } from "./use_walk";

export interface HeatRow {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}
interface HeatMapProps {
  readonly name: string;
  readonly summary: string;
  readonly rows: readonly HeatRow[];
  readonly x: { readonly quantity: string; readonly unit: string; readonly values: readonly number[] };
  /** What the colour says. */
  readonly quantity: string;
  readonly aside?: ReactNode;
  readonly empty?: string;
}
const above = "var(--pf-series-1)", below = "var(--pf-series-2)";
const top = 4, bottom = 76, least = 22, most = 64; // [px]

export function HeatMap({ name, summary, rows, x, quantity, aside, empty }: HeatMapProps) {
  const unit = x.unit === "" ? "" : ` [${x.unit}]`;
  const table = { header: [`${x.quantity}${unit}`, ...rows.map(({ label }) => label)], rows: x.values.map((at, i) => [at, ...rows.map(({ values }) => values[i] ?? null)]) };
  const nothing = rows.every(({ values }) => values.every((value) => value === null));
  return (
    <Chart name={name} summary={summary} table={table} aside={aside} minHeight={top + bottom + least * rows.length} empty={nothing ? (empty ?? "There is nothing to draw yet.") : undefined}>
      {(width, height) => <Drawing name={name} summary={summary} rows={rows} x={x} quantity={quantity} width={width} height={height} />}
    </Chart>
  );
}

type DrawingProps = Pick<HeatMapProps, "name" | "summary" | "rows" | "x" | "quantity"> & { readonly width: number; readonly height: number };

function Drawing({ name, summary, rows, x, quantity, width, height }: DrawingProps) {
  const columns = x.values.length;
  const { at, point, leave, onKeyDown } = useWalk({ rows: rows.length, columns });
  const left = Math.min(width * 0.3, 18 + Math.max(...rows.map(({ label }) => textWidth(label, 12.5))));
  const right = width - 22;
  const size = Math.max(...rows.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0)))) || 1;
  const edges = edgesOf(x.values);
  const scale = scaleLinear([edges[0]!, edges.at(-1)!], [left, right]);
  const step = Math.min(most, (height - top - bottom) / rows.length);
  const end = top + step * rows.length;
  const ticks = scale.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const texts = tickTexts(ticks, x);
  const words = at === undefined ? "" : wordsOf(rows[Math.floor(at / columns)]!, at % columns, x, quantity);
  return (
    <>
      <svg className={classes.svg} width={width} height={end + bottom} role="application" aria-roledescription="heat map" tabIndex={0} aria-label={`${name}. ${summary} Arrow keys walk over the cells.`} onKeyDown={onKeyDown} onBlur={leave} onPointerLeave={leave}>
        {rows.map(({ id, label, values }, row) => (
          <g key={id} transform={`translate(0,${top + row * step})`}>
            <text x={left - 8} y={step / 2} textAnchor="end" dominantBaseline="central" fontSize={12.5} data-ink>
              {label}
            </text>
            {values.map((value, column) => {
              const [from, to] = [scale(edges[column]!), scale(edges[column + 1]!)];
              const place = row * columns + column;
              return (
                <rect
                  key={x.values[column]}
                  className={`${classes.cell} ${value === null ? classes.missing : ""}`}
                  x={from}
                  y={0.5}
                  width={to - from}
                  height={Math.max(2, step - 1)}
                  {...(value !== null && { fill: value < 0 ? below : above, fillOpacity: Math.abs(value) / size })}
                  data-focus={at === place || undefined}
                  onPointerEnter={() => point(place)}
                />
              );
            })}
          </g>
        ))}
        <g data-ink aria-hidden>
          {ticks.map((tick, i) => (
            <g key={tick} transform={`translate(${scale(tick)},${end})`}>
              <line className={classes.base} y2={5} />
              <text className={classes.dimmed} y={17} textAnchor="middle">
                {texts[i]}
              </text>
            </g>
          ))}
          <text x={(left + right) / 2} y={end + 35} textAnchor="middle" fontSize={12.5}>
            {axisLabel(x)}
          </text>
        </g>
        <ColourKey size={size} quantity={quantity} left={left} right={right} y={end + 50} />
      </svg>
      {words !== "" && <div className={classes.readout}>{words}</div>}
      <div className={classes.hidden} aria-live="polite">
        {words}
      </div>
    </>
  );
}

function wordsOf({ label, values }: HeatRow, column: number, x: HeatMapProps["x"], quantity: string): string {
  const value = values[column] ?? null;
  return `${label} at ${formatNumber(x.values[column], 4)} ${prettyUnit(x.unit)}: ${value === null ? "none, the output is zero there" : `${quantity} ${formatNumber(value, 3)}`}`;
}

const shades = 11;
function ColourKey({ size, quantity, left, right, y }: { readonly size: number; readonly quantity: string; readonly left: number; readonly right: number; readonly y: number }) {
  const wide = Math.min(180, (right - left) / 3);
  const text = formatNumber(size, 2);
  const start = right - wide - textWidth(text, 11.5) - 4; // the number behind it stands in the picture
  return (
    <g aria-hidden data-ink>
      <text x={start - 14 - textWidth(`−${text}`, 11.5)} y={y + 10} textAnchor="end">
        {quantity}
      </text>
      {Array.from({ length: shades }, (_none, i) => {
        const share = (2 * i) / (shades - 1) - 1;
        return <rect key={share} x={start + (wide / shades) * i} y={y} width={wide / shades} height={12} style={{ fill: share < 0 ? below : above, fillOpacity: Math.abs(share) }} />;
      })}
      <text className={classes.dimmed} x={start - 4} y={y + 10} textAnchor="end">{`−${text}`}</text>
      <text className={classes.dimmed} x={start + wide / 2} y={y + 24} textAnchor="middle">
        0
      </text>
      <text className={classes.dimmed} x={start + wide + 4} y={y + 10}>
        {text}
      </text>
    </g>
  );
}
