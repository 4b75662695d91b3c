/** One key for all runs: each column once, with its colour and marker; a click hides it everywhere. */
import type { Marker, SeriesStyle } from "@/ui/plot/types";
import type { Curve } from "./panels";
import classes from "./plots.module.css";

interface SharedLegendProps {
  readonly columns: readonly string[];
  readonly styleOf: (id: string) => SeriesStyle;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** What the kinds of line are. */
  readonly curves: readonly Curve[];
}

const glyphs: Readonly<Record<Marker, string>> = { circle: "○", square: "□", triangle: "△", diamond: "◇", cross: "×", plus: "+" };
const dashes = { solid: undefined, dashed: "6 4", dotted: "1.5 4" };

export function SharedLegend({ columns, styleOf, hidden, onToggle, curves }: SharedLegendProps) {
  return (
    <div className={classes.legend} role="group" aria-label="Columns shown">
      {columns.map((id) => {
        const { colour, marker } = styleOf(id);
        return (
          <button key={id} type="button" className={classes.key} aria-pressed={!hidden.has(id)} onClick={() => onToggle(id)}>
            <span aria-hidden className={classes.glyph} style={{ color: colour }}>
              {glyphs[marker]}
            </span>
            {id}
          </button>
        );
      })}
      <span className={classes.lines}>
        <span>
          <span aria-hidden className={classes.glyph}>
            ○
          </span>
          measured
        </span>
        {curves
          .filter(({ series }) => series !== undefined)
          .map(({ label, dash }) => (
            <span key={label}>
              <svg width={22} height={12} aria-hidden>
                <path d="M1,6H21" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeDasharray={dashes[dash]} />
              </svg>
              {label}
            </span>
          ))}
      </span>
    </div>
  );
}
