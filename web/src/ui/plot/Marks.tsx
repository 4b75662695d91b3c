import { area, line } from "d3-shape";
import { memo } from "react";
import { markerPath } from "./markers";
import type { Scale } from "./scales";
import type { BarSeries, LineSeries, PointSeries } from "./types";

const dashes = { solid: undefined, dashed: "7 4", dotted: "2 4" } as const;
const defined = (value: number | null | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);
const radius = 4; // [px]

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** On a logarithmic axis what is not above zero has no place: a gap. */
const place = (scale: Scale, value: number | null | undefined): number | undefined => {
  if (!defined(value)) return undefined;
  const at = scale(value);
  return Number.isFinite(at) ? at : undefined;
};

export const LineMark = memo(function LineMark({ one, x, y }: Scales & { readonly one: LineSeries }) {
  const indices = one.x.map((_x, i) => i);
  const at = (values: readonly (number | null)[]) => (i: number) => place(y, values[i]) ?? 0;
  const path = line<number>((i) => x(one.x[i]!), at(one.y)).defined((i) => place(y, one.y[i]) !== undefined)(indices);
  const band =
    one.low && one.high
      ? area<number>((i) => x(one.x[i]!), at(one.low), at(one.high)).defined((i) => place(y, one.low![i]) !== undefined && place(y, one.high![i]) !== undefined)(indices)
      : null;
  return (
    <g data-series={one.id}>
      {band && <path d={band} fill={one.style.colour} fillOpacity={0.15} stroke="none" />}
      <path d={path ?? ""} fill="none" stroke={one.style.colour} strokeWidth={one.dash === "dotted" ? 1.5 : 2} strokeDasharray={dashes[one.dash ?? "solid"]} strokeLinejoin="round" />
    </g>
  );
});

/** All points of a series in one element: a thousand of them cost the page no more than one. */
export const PointMark = memo(function PointMark({ one, x, y }: Scales & { readonly one: PointSeries }) {
  const outline = markerPath(one.style.marker, radius);
  const cross = markerPath("cross", radius + 1);
  let [kept, excluded, bars] = ["", "", ""];
  one.x.forEach((at, i) => {
    const [px, py] = [x(at), place(y, one.y[i])];
    if (py === undefined || !Number.isFinite(px)) return;
    kept += moved(outline, px, py);
    if (one.excluded?.[i]) excluded += moved(cross, px, py);
    const error = one.error?.[i];
    const [low, high] = defined(error) ? [place(y, one.y[i]! - error), place(y, one.y[i]! + error)] : [];
    if (low !== undefined && high !== undefined) bars += `M${px},${low}V${high}M${px - 3},${low}h6M${px - 3},${high}h6`;
  });
  return (
    <g data-series={one.id} fill="none" stroke={one.style.colour}>
      {bars && <path d={bars} strokeWidth={1} strokeOpacity={0.7} />}
      <path d={kept} strokeWidth={1.6} fill="var(--pf-surface)" fillOpacity={0.6} />
      {excluded && <path d={excluded} strokeWidth={1.6} />}
    </g>
  );
});

/** A path about the origin, moved: all its coordinates are of absolute commands with pairs, H, V or arcs. */
function moved(path: string, dx: number, dy: number): string {
  return path.replace(/([MLHVAZ])([^MLHVAZ]*)/g, (_all, command: string, text: string) => {
    if (command === "Z") return "Z";
    const n = text.split(",").map(Number);
    if (command === "H") return `H${n[0]! + dx}`;
    if (command === "V") return `V${n[0]! + dy}`;
    if (command === "A") return `A${n[0]},${n[1]},${n[2]},${n[3]},${n[4]},${(n[5]! + dx).toFixed(2)},${(n[6]! + dy).toFixed(2)}`;
    return `${command}${(n[0]! + dx).toFixed(2)},${(n[1]! + dy).toFixed(2)}`;
  });
}

export const BarMark = memo(function BarMark({ one, x, y }: Scales & { readonly one: BarSeries }) {
  const foot = y(Math.max(0, y.domain()[0]!));
  return (
    <g data-series={one.id}>
      {one.x.map((at, i) => {
        const top = place(y, one.y[i]);
        if (top === undefined) return null;
        const [left, right] = [x(at - one.width / 2), x(at + one.width / 2)];
        return (
          <rect key={at} x={left + 0.5} width={Math.max(0, right - left - 1)} y={Math.min(top, foot)} height={Math.abs(foot - top)} fill={one.style.colour} fillOpacity={0.35} stroke={one.style.colour} />
        );
      })}
    </g>
  );
});
