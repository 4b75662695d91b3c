import { memo } from "react";
import classes from "./Plot.module.css";
import type { Box, Scale } from "./scales";
import { textWidth } from "./text_width";
import type { PlotProps } from "./types";

interface PlaceProps {
  readonly x: Scale;
  readonly y: Scale;
  readonly box: Box;
}

/** Limits, zero lines, the diagonal of a parity plot. */
export const Guides = memo(function Guides({ guides, x, y, box }: PlaceProps & { readonly guides: NonNullable<PlotProps["guides"]> }) {
  const [from, to] = x.domain() as [number, number];
  return guides.map((guide) => {
    if ("x" in guide) return <path key={`x${guide.x}`} className={classes.guide} d={`M${x(guide.x)},${box.top}v${box.height}`} />;
    if ("y" in guide) return <path key={`y${guide.y}`} className={classes.guide} d={`M${box.left},${y(guide.y)}h${box.width}`} />;
    return <path key="diagonal" className={classes.guide} d={`M${x(from)},${y(from)}L${x(to)},${y(to)}`} />;
  });
});

/** Feed windows behind the series. A label that would run into the one before it is left to the table of the recipe. */
export const Windows = memo(function Windows({ shaded, x, box }: Omit<PlaceProps, "y"> & { readonly shaded: NonNullable<PlotProps["shaded"]> }) {
  const inside = (value: number) => Math.min(box.left + box.width, Math.max(box.left, x(value)));
  let taken = -Infinity;
  return shaded.map(({ from, to, label }) => {
    const [start, end] = [inside(from), inside(to)];
    const at = Math.min(start + 4, box.left + box.width - textWidth(label, 11));
    const room = end > start && at > taken;
    if (room) taken = at + textWidth(label, 11) + 6;
    return (
      <g key={`${label} ${from}`}>
        <rect className={classes.shade} x={start} y={box.top} width={Math.max(0, end - start)} height={box.height} fillOpacity={0.1}>
          <title>{label}</title>
        </rect>
        {room && (
          <text className={classes.shadeLabel} x={at} y={box.top + 12} data-ink>
            {label}
          </text>
        )}
      </g>
    );
  });
});
