import { memo, useDeferredValue, useMemo, useRef, useState } from "react";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { Axes } from "./Axes";
import { Legend } from "./Legend";
import { BarMark, LineMark, PointMark } from "./Marks";
import { markerPath } from "./markers";
import { type Hit, hitsOf, nearest, ordinateAt, sameRef } from "./nearest";
import { PlotMenu } from "./PlotMenu";
import classes from "./Plot.module.css";
import { type Box, type Domains, domainsOf, scaleOf } from "./scales";
import type { PlotProps, PlotSeries } from "./types";
import { useSize } from "./use_size";
import { useZoom } from "./use_zoom";

const margins = { left: 66, right: 16, rightWithAxis: 62, top: 10, bottom: 44 };

function boxOf(width: number, height: number, right: boolean): Box {
  const end = right ? margins.rightWithAxis : margins.right;
  return { left: margins.left, top: margins.top, width: Math.max(10, width - margins.left - end), height: Math.max(10, height - margins.top - margins.bottom) };
}

/** The picture of numbers. Drag to zoom, double click or 0 to see all again; arrows walk over the points. */
export const Plot = memo(function Plot(props: PlotProps) {
  const { name, summary, series, x, y, right, height, compact } = props;
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(frame);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => series.filter(({ id }) => !hidden.has(id)), [series, hidden]);
  const toggle = (id: string) => setHidden((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const empty = series.every((one) => one.x.length === 0);

  return (
    <figure className={classes.plot} data-compact={compact} style={height === undefined ? undefined : { blockSize: height }} aria-label={name}>
      <div className={classes.head}>
        <Legend series={series} hidden={hidden} onToggle={toggle} />
        <PlotMenu {...props} series={shown} svg={svg} />
      </div>
      <div ref={frame} className={classes.frame}>
        {empty ? (
          <p className={classes.empty}>{summary}</p>
        ) : (
          size.width > 0 && size.height > 0 && <Picture {...props} x={x} y={y} right={right} shown={shown} box={boxOf(size.width, size.height, right !== undefined)} width={size.width} svg={svg} />
        )}
      </div>
      <figcaption className={classes.summary}>{summary}</figcaption>
    </figure>
  );
});

interface PictureProps extends PlotProps {
  readonly shown: readonly PlotSeries[];
  readonly box: Box;
  readonly width: number;
  readonly svg: React.RefObject<SVGSVGElement | null>;
}

function Picture(props: PictureProps) {
  const { name, summary, shown, x, y, right, shaded = [], guides, highlighted, onPick, box, width, svg } = props;
  const whole = useMemo(() => domainsOf({ series: shown, x, y, ...(right && { right }), ...(guides && { guides }) }), [shown, x, y, right, guides]);
  const { domains, rubber, handlers } = useZoom(whole, box, { x: x.scale === "log", left: y.scale === "log", right: right?.scale === "log" });
  const scales = useMemo(() => scalesOf(domains, props, box), [domains, box, x, y, right]);
  const yFor = (one: PlotSeries) => (one.axis === "right" && scales.right ? scales.right : scales.left);
  const hits = useMemo(() => hitsOf(shown, scales.x, yFor), [shown, scales]);
  const [pointer, setPointer] = useState<{ px: number; py: number }>();
  const [walked, setWalked] = useState<number>();
  const clip = `clip-${useRef(crypto.randomUUID()).current}`;

  const over = pointer && nearest(hits, pointer.px, pointer.py, 12);
  const focus: Hit | undefined = walked === undefined ? over : hits[walked];
  const lit = hits.filter((hit) => sameRef(hit.ref, highlighted));
  const spoken = useDeferredValue(focus && sentence(focus, props));

  const position = (event: React.PointerEvent) => {
    const { left, top } = svg.current!.getBoundingClientRect();
    return { px: event.clientX - left, py: event.clientY - top };
  };
  const keys = (event: React.KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way !== undefined && !event.shiftKey && hits.length > 0) {
      event.preventDefault();
      setWalked((before) => (((before ?? (way > 0 ? -1 : 0)) + way) % hits.length + hits.length) % hits.length);
    } else if (event.key === "Enter" && focus?.ref) onPick?.(focus.ref);
    else if (event.key === "Escape") setWalked(undefined);
    else handlers.key(event);
  };

  return (
    <>
      <svg
        ref={svg}
        className={classes.svg}
        width={width}
        height={box.top + box.height + margins.bottom}
        role="application"
        aria-label={`${name}. ${summary} Arrow keys walk over the points, plus and minus zoom, 0 shows all.`}
        tabIndex={0}
        onPointerDown={(event) => handlers.down(event, position(event))}
        onPointerMove={(event) => {
          const at = position(event);
          setWalked(undefined);
          setPointer(inside(box, at) ? at : undefined);
          handlers.move(at);
        }}
        onPointerUp={(event) => {
          const zoomed = handlers.up(position(event));
          if (!zoomed && over?.ref) onPick?.(over.ref);
        }}
        onPointerLeave={() => setPointer(undefined)}
        onDoubleClick={handlers.reset}
        onKeyDown={keys}
        onBlur={() => setWalked(undefined)}
      >
        <clipPath id={clip}>
          <rect x={box.left} y={box.top} width={box.width} height={box.height} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          {shaded.map(({ from, to, label }) => (
            <g key={`${label} ${from}`}>
              <rect className={classes.shade} x={scales.x(from)} width={Math.max(0, scales.x(to) - scales.x(from))} y={box.top} height={box.height} fillOpacity={0.1} />
              <text className={classes.shadeLabel} x={scales.x(from) + 4} y={box.top + 12} data-ink>
                {label}
              </text>
            </g>
          ))}
        </g>
        <Axes box={box} scales={scales} axes={{ x, left: y, right }} />
        <g clipPath={`url(#${clip})`}>
          <Guides guides={guides} scales={scales} box={box} />
          {shown.map((one) => {
            const place = { x: scales.x, y: yFor(one) };
            if (one.kind === "line") return <LineMark key={one.id} one={one} {...place} />;
            return one.kind === "bars" ? <BarMark key={one.id} one={one} {...place} /> : <PointMark key={one.id} one={one} {...place} />;
          })}
        </g>
        <g data-screen pointerEvents="none">
          {lit.map((hit) => (
            <path key={`${hit.series.id} ${hit.index}`} className={classes.lit} transform={`translate(${hit.px},${hit.py})`} d={markerPath("circle", 9)} />
          ))}
          {focus && <path className={classes.focus} transform={`translate(${focus.px},${focus.py})`} d={markerPath("circle", 7)} />}
          {pointer && !focus && <path className={classes.crosshair} d={`M${pointer.px},${box.top}v${box.height}`} />}
          {rubber && <rect className={classes.rubber} {...rubber} />}
        </g>
      </svg>
      {pointer && !rubber && <Readout {...props} at={scales.x.invert(pointer.px)} focus={focus} left={pointer.px > box.left + box.width / 2} />}
      <div className={classes.hidden} aria-live="polite">
        {walked === undefined ? "" : spoken}
      </div>
    </>
  );
}

const inside = ({ left, top, width, height }: Box, { px, py }: { px: number; py: number }) => px >= left && px <= left + width && py >= top && py <= top + height;

function scalesOf(domains: Domains, { x, y, right }: Pick<PlotProps, "x" | "y" | "right">, { left, top, width, height }: Box) {
  return {
    x: scaleOf(x, domains.x, [left, left + width]),
    left: scaleOf(y, domains.left, [top + height, top]),
    right: right && domains.right ? scaleOf(right, domains.right, [top + height, top]) : undefined,
  };
}

function Guides({ guides = [], scales, box }: Pick<PlotProps, "guides"> & { readonly scales: ReturnType<typeof scalesOf>; readonly box: Box }) {
  return guides.map((guide) => {
    if ("x" in guide) return <path key={`x${guide.x}`} className={classes.guide} d={`M${scales.x(guide.x)},${box.top}v${box.height}`} />;
    if ("y" in guide) return <path key={`y${guide.y}`} className={classes.guide} d={`M${box.left},${scales.left(guide.y)}h${box.width}`} />;
    const [from, to] = scales.x.domain() as [number, number];
    return <path key="diagonal" className={classes.guide} d={`M${scales.x(from)},${scales.left(from)}L${scales.x(to)},${scales.left(to)}`} />;
  });
}

const value = (number: number | null | undefined, unit: string) => `${formatNumber(number, 4)} ${prettyUnit(unit)}`.trim();

function sentence({ series, index }: Hit, { x, y, right }: PlotProps): string {
  const unit = series.axis === "right" && right ? right.unit : y.unit;
  return `${series.label}: ${value(series.y[index], unit)} at ${value(series.x[index], x.unit)}`;
}

interface ReadoutProps extends PictureProps {
  readonly at: number;
  readonly focus: Hit | undefined;
  readonly left: boolean;
}

/** What the crosshair reads: the point under it, or all lines at this abscissa. */
function Readout(props: ReadoutProps) {
  const { shown, x, y, right, at, focus, left } = props;
  const lines = shown.filter(({ kind }) => kind === "line").slice(0, 12);
  return (
    <div className={classes.readout} data-left={left} aria-hidden>
      {focus ? (
        sentence(focus, props)
      ) : (
        <>
          <strong>{value(at, x.unit)}</strong>
          {lines.map((one) => (
            <span key={one.id}>
              <i style={{ background: one.style.colour }} /> {one.label} {value(ordinateAt(one, at), one.axis === "right" && right ? right.unit : y.unit)}
            </span>
          ))}
        </>
      )}
    </div>
  );
}
