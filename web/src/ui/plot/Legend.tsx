import { memo } from "react";
import { markerPath } from "./markers";
import type { PlotSeries } from "./types";
import classes from "./Plot.module.css";

interface LegendProps {
  readonly series: readonly PlotSeries[];
  readonly hidden: ReadonlySet<string>;
  /** @param alone the others go, or come back */
  readonly onToggle: (id: string, alone: boolean) => void;
}

const dash = (one: PlotSeries) => (one.kind === "line" ? { solid: undefined, dashed: "5 3", dotted: "2 3" }[one.dash ?? "solid"] : undefined);

/** What is what; a click hides a series. */
export const Legend = memo(function Legend({ series, hidden, onToggle }: LegendProps) {
  return (
    <div className={classes.legend} role="group" aria-label="Series">
      {series.map((one) => (
        <button key={one.id} type="button" aria-pressed={!hidden.has(one.id)} onClick={(event) => onToggle(one.id, event.shiftKey)} title={`${hidden.has(one.id) ? "Show" : "Hide"}; with Shift, show it alone`}>
          <svg width={22} height={12} viewBox="-11 -6 22 12" aria-hidden>
            {one.kind === "line" && <path d="M-10,0H10" stroke={one.style.colour} strokeWidth={2} strokeDasharray={dash(one)} />}
            {one.kind === "points" && <path d={markerPath(one.style.marker, 4)} fill="none" stroke={one.style.colour} strokeWidth={1.6} />}
            {one.kind === "bars" && <rect x={-6} y={-4} width={12} height={8} fill={one.style.colour} fillOpacity={0.35} stroke={one.style.colour} />}
          </svg>
          {one.label}
        </button>
      ))}
    </div>
  );
});
