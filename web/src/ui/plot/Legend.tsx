import { memo } from "react";
import { dashes } from "./marks";
import { markerPath } from "./markers";
import classes from "./Plot.module.css";
import type { PlotSeries } from "./types";

interface LegendProps {
  readonly series: readonly PlotSeries[];
  readonly hidden: ReadonlySet<string>;
  /** @param alone all others go, or come back */
  readonly onToggle: (id: string, alone: boolean) => void;
}

/** A button a series: shows and hides it. */
export const Legend = memo(function Legend({ series, hidden, onToggle }: LegendProps) {
  return (
    <div className={classes.legend} role="group" aria-label="Series shown">
      {series.map((one) => (
        <button
          key={one.id}
          type="button"
          className={classes.entry}
          aria-pressed={!hidden.has(one.id)}
          title={`${one.label}: click to show or hide, Shift and click to show it alone`}
          onClick={(event) => onToggle(one.id, event.shiftKey)}
        >
          <Key series={one} />
          <span className={classes.name}>{one.label}</span>
        </button>
      ))}
    </div>
  );
});

/** What the series looks like. */
export function Key({ series }: { readonly series: PlotSeries }) {
  const { colour, marker } = series.style;
  return (
    <svg width={22} height={12} aria-hidden>
      {series.kind === "line" && <path d="M1,6H21" stroke={colour} strokeWidth={2} strokeLinecap="round" strokeDasharray={dashes[series.dash ?? "solid"]} />}
      {series.kind === "points" && <path d={markerPath(marker, 11, 6, 4)} stroke={colour} fill="none" strokeWidth={1.6} />}
      {series.kind === "bars" && <path d="M6,1h10v10h-10Z" stroke={colour} fill={colour} fillOpacity={0.55} />}
    </svg>
  );
}
