import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { type Hit, ordinateAt } from "./nearest";
import classes from "./Plot.module.css";
import type { PlotProps, PlotSeries } from "./types";

type Axes = Pick<PlotProps, "x" | "y" | "right">;
const most = 12; // lines that are read at once

export const valueText = (number: number | null | undefined, unit: string) => `${formatNumber(number, 4)} ${prettyUnit(unit)}`.trim();
const unitOf = (one: PlotSeries, { y, right }: Axes) => (one.axis === "right" && right ? right.unit : y.unit);

/** "A, measured: 0.52 mol/L at 12 min" */
export function sentence({ series, index }: Hit, axes: Axes): string {
  const error = series.kind === "points" ? series.error?.[index] : undefined;
  const spread = error === null || error === undefined ? "" : ` ± ${formatNumber(error, 2)}`;
  const out = series.kind === "points" && series.excluded?.[index] ? ", excluded" : "";
  const value = `${formatNumber(series.y[index], 4)}${spread} ${prettyUnit(unitOf(series, axes))}`.trim();
  return `${series.label}: ${value} at ${valueText(series.x[index], axes.x.unit)}${out}`;
}

const linesOf = (shown: readonly PlotSeries[]) => shown.filter(({ kind }) => kind === "line").slice(0, most);

/** All lines at one abscissa, in words. */
export const linesSentence = (shown: readonly PlotSeries[], at: number, axes: Axes): string =>
  [valueText(at, axes.x.unit), ...linesOf(shown).map((one) => `${one.label} ${valueText(ordinateAt(one, at), unitOf(one, axes))}`)].join("; ");

interface ReadoutProps extends Axes {
  readonly shown: readonly PlotSeries[];
  /** The abscissa of the crosshair. */
  readonly at: number;
  readonly focus: Hit | undefined;
  readonly left: boolean;
}

/** What the crosshair reads: the point under it, or all lines at this abscissa. */
export function Readout({ shown, at, focus, left, ...axes }: ReadoutProps) {
  return (
    <div className={classes.readout} data-left={left} aria-hidden>
      {focus ? (
        sentence(focus, axes)
      ) : (
        <>
          <strong>
            {axes.x.quantity} {valueText(at, axes.x.unit)}
          </strong>
          {linesOf(shown).map((one) => (
            <span key={one.id}>
              <i style={{ background: one.style.colour }} /> {one.label} {valueText(ordinateAt(one, at), unitOf(one, axes))}
            </span>
          ))}
        </>
      )}
    </div>
  );
}
