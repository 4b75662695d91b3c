import { memo, useLayoutEffect, useMemo, useRef } from "react";
import { type MarkPath, marksOf } from "./marks";
import classes from "./Plot.module.css";
import type { Box, Scale } from "./scales";
import type { PlotSeries } from "./types";

interface MarksProps {
  readonly one: PlotSeries;
  readonly x: Scale;
  readonly y: Scale;
}

/** A series as SVG: a thousand points are one element. */
export const Marks = memo(function Marks({ one, x, y }: MarksProps) {
  const marks = useMemo(() => marksOf(one, x, y), [one, x, y]);
  return (
    <g data-series={one.id}>
      {marks.map(({ key, d, stroke = "none", width, dash, fill = "none", fillOpacity, strokeOpacity }) => (
        <path key={key} d={d} fill={fill} stroke={stroke} strokeWidth={width} strokeDasharray={dash} fillOpacity={fillOpacity} strokeOpacity={strokeOpacity} strokeLinejoin="round" />
      ))}
    </g>
  );
});

interface CanvasMarksProps {
  readonly series: readonly PlotSeries[];
  readonly x: Scale;
  readonly yFor: (one: PlotSeries) => Scale;
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

/** The same paths, painted: for more marks than a page can hold. */
export function CanvasMarks({ series, x, yFor, box, width, height }: CanvasMarksProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const surface = canvas.current!;
    const paint = () => {
      const ratio = window.devicePixelRatio || 1;
      surface.width = Math.round(width * ratio);
      surface.height = Math.round(height * ratio);
      const context = surface.getContext("2d");
      if (context === null) return;
      const style = getComputedStyle(surface);
      const colourOf = (text: string) => text.replace(/var\((--[\w-]+)\)/, (_all, name: string) => style.getPropertyValue(name).trim());
      context.scale(ratio, ratio);
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.lineJoin = "round";
      for (const one of series) for (const mark of marksOf(one, x, yFor(one))) paintMark(context, mark, colourOf);
    };
    paint();
    // Light or dark: the variables have other values.
    const observer = new MutationObserver(paint);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
    return () => observer.disconnect();
  }, [series, x, yFor, box, width, height]);
  return <canvas ref={canvas} className={classes.canvas} style={{ inlineSize: width, blockSize: height }} aria-hidden />;
}

function paintMark(context: CanvasRenderingContext2D, { d, stroke, width = 1, dash, fill, fillOpacity = 1, strokeOpacity = 1 }: MarkPath, colourOf: (text: string) => string): void {
  const path = new Path2D(d);
  if (fill !== undefined) {
    context.globalAlpha = fillOpacity;
    context.fillStyle = colourOf(fill);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- of a canvas, no array
    context.fill(path);
  }
  if (stroke === undefined) return;
  context.globalAlpha = strokeOpacity;
  context.strokeStyle = colourOf(stroke);
  context.lineWidth = width;
  context.setLineDash(dash?.split(" ").map(Number) ?? []);
  context.stroke(path);
}
