import { memo } from "react";
import { type Box, type Scale, ticksOf } from "./scales";
import { axisLabel, tickTexts } from "./tick_text";
import type { PlotAxis } from "./types";
import classes from "./Plot.module.css";

interface AxesProps {
  readonly box: Box;
  readonly scales: { readonly x: Scale; readonly left: Scale; readonly right: Scale | undefined };
  readonly axes: { readonly x: PlotAxis; readonly left: PlotAxis; readonly right: PlotAxis | undefined };
}

export const Axes = memo(function Axes({ box, scales, axes }: AxesProps) {
  const { left, top, width, height } = box;
  const bottom = top + height;
  const ticks = {
    x: ticksOf(scales.x, axes.x, width, 80),
    left: ticksOf(scales.left, axes.left, height, 42),
    right: scales.right && axes.right ? ticksOf(scales.right, axes.right, height, 42) : [],
  };
  const texts = {
    x: tickTexts(ticks.x, axes.x),
    left: tickTexts(ticks.left, axes.left),
    right: axes.right ? tickTexts(ticks.right, axes.right) : [],
  };
  return (
    <g className={classes.axes} data-ink aria-hidden>
      {ticks.left.map((tick, i) => (
        <g key={tick} transform={`translate(${left},${scales.left(tick)})`}>
          <line x2={width} className={classes.grid} strokeOpacity={0.12} />
          <text x={-8} textAnchor="end" dominantBaseline="middle">
            {texts.left[i]}
          </text>
        </g>
      ))}
      {ticks.x.map((tick, i) => (
        <g key={tick} transform={`translate(${scales.x(tick)},${bottom})`}>
          <line y2={5} />
          <text y={18} textAnchor="middle">
            {texts.x[i]}
          </text>
        </g>
      ))}
      {ticks.right.map((tick, i) => (
        <g key={tick} transform={`translate(${left + width},${scales.right!(tick)})`}>
          <line x2={5} />
          <text x={8} dominantBaseline="middle">
            {texts.right[i]}
          </text>
        </g>
      ))}
      <path d={`M${left},${top}V${bottom}H${left + width}${axes.right ? `V${top}` : ""}`} fill="none" />
      <text x={left + width / 2} y={bottom + 36} textAnchor="middle" className={classes.label}>
        {axisLabel(axes.x)}
      </text>
      <text transform={`translate(14,${top + height / 2}) rotate(-90)`} textAnchor="middle" className={classes.label}>
        {axisLabel(axes.left)}
      </text>
      {axes.right && (
        <text transform={`translate(${left + width + 50},${top + height / 2}) rotate(90)`} textAnchor="middle" className={classes.label}>
          {axisLabel(axes.right)}
        </text>
      )}
    </g>
  );
});
