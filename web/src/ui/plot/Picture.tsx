import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useDeferredValue, useId, useMemo, useState } from "react";
import { Axes } from "./Axes";
import { Guides, Windows } from "./Guides";
import { CanvasMarks, Marks } from "./Marks";
import { markerPath } from "./markers";
import { type Hit, hitsOf, nearest, sameRef } from "./nearest";
import classes from "./Plot.module.css";
import { Readout, linesSentence, sentence } from "./Readout";
import { type Box, type Domain, type Scale, domainsOf, scaleOf } from "./scales";
import { useSharedCursor } from "./shared_cursor";
import type { PlotAxis, PlotProps, PlotSeries } from "./types";
import { useZoom } from "./use_zoom";

const margins = { left: 66, right: 26, rightWithAxis: 62, top: 10, bottom: 44 };
/** A lower plot that another one points into shows where, and no numbers: they would cover it [px]. */
const roomForNumbers = 140;
const reach = 12; // [px] from the pointer to a point that it means

const boxOf = (width: number, height: number, right: boolean): Box => ({
  left: margins.left,
  top: margins.top,
  width: Math.max(10, width - margins.left - (right ? margins.rightWithAxis : margins.right)),
  height: Math.max(10, height - margins.top - margins.bottom),
});
const inside = ({ left, top, width, height }: Box, { px, py }: At) => px >= left && px <= left + width && py >= top && py <= top + height;

/** The same object until what it shows changes: nothing is drawn again when only the pointer moves. */
function useScale(axis: PlotAxis | undefined, domain: Domain | undefined, from: number, to: number): Scale | undefined {
  const [kind, low, high] = [axis?.scale ?? "linear", domain?.[0], domain?.[1]];
  return useMemo(() => (low === undefined || high === undefined ? undefined : scaleOf({ scale: kind }, [low, high], [from, to])), [kind, low, high, from, to]);
}

interface At {
  readonly px: number;
  readonly py: number;
}
interface PictureProps extends PlotProps {
  readonly shown: readonly PlotSeries[];
  readonly width: number;
  readonly height: number;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Marks are painted, not drawn. */
  readonly canvas: boolean;
}

/** Axes, marks and what the pointer and the keys do to them. */
export function Picture(props: PictureProps) {
  const { name, summary, shown, x, y, right, shaded, guides, highlighted, onPick, link, width, height, svg, canvas } = props;
  const hasRight = right !== undefined;
  const box = useMemo(() => boxOf(width, height, hasRight), [width, height, hasRight]);
  const whole = useMemo(() => domainsOf({ series: shown, x, y, ...(right && { right }), ...(guides && { guides }) }), [shown, x, y, right, guides]);
  const { domains, zoomed, rubber, handlers } = useZoom(whole, box, { x: x.scale === "log", left: y.scale === "log", right: right?.scale === "log" });
  const { left: boxLeft, top, width: inner, height: tall } = box;
  const scaleX = useScale(x, domains.x, boxLeft, boxLeft + inner)!;
  const scaleLeft = useScale(y, domains.left, top + tall, top)!;
  const scaleRight = useScale(right, domains.right, top + tall, top);
  const yFor = useCallback((one: PlotSeries) => (one.axis === "right" && scaleRight ? scaleRight : scaleLeft), [scaleLeft, scaleRight]);
  const hits = useMemo(() => hitsOf(shown, scaleX, yFor), [shown, scaleX, yFor]);
  const scales = useMemo(() => ({ x: scaleX, left: scaleLeft, right: scaleRight }), [scaleX, scaleLeft, scaleRight]);
  const axes = useMemo(() => ({ x, left: y, right }), [x, y, right]);
  const [pointer, setPointer] = useState<At>();
  /** A step of the keys: a point of the data, or an abscissa where there are lines alone. */
  const [walked, setWalked] = useState<{ readonly hit: number } | { readonly px: number }>();
  const clip = useId();
  // Seen whole, a marker on an axis is not cut in half.
  const edge = zoomed ? 0 : 6;

  const over = useMemo(() => pointer && nearest(hits, pointer.px, pointer.py, reach), [hits, pointer]);
  const focus: Hit | undefined = walked === undefined ? over : "hit" in walked ? hits[walked.hit] : undefined;
  const lit = useMemo(() => hits.filter((hit) => sameRef(hit.ref, highlighted)), [hits, highlighted]);
  const own = walked === undefined ? pointer?.px : "px" in walked ? walked.px : undefined;
  const looked = own ?? focus?.px;
  const elsewhere = useSharedCursor(link === undefined ? undefined : `${link} ${x.unit}`, looked === undefined ? undefined : scaleX.invert(looked));
  const linked = elsewhere === undefined ? undefined : scaleX(elsewhere);
  const cross = own ?? (focus === undefined && linked !== undefined && linked >= boxLeft && linked <= boxLeft + inner ? linked : undefined);
  const spoken = useDeferredValue(walked === undefined ? "" : focus ? sentence(focus, { x, y, right }) : cross === undefined ? "" : linesSentence(shown, scaleX.invert(cross), { x, y, right }));

  const position = (event: PointerEvent): At => {
    const origin = svg.current!.getBoundingClientRect();
    return { px: event.clientX - origin.left, py: event.clientY - origin.top };
  };
  const walk = (way: number) =>
    setWalked((before) => {
      if (hits.length === 0) {
        const from = before !== undefined && "px" in before ? before.px : way > 0 ? boxLeft - inner / 50 : boxLeft + inner * 1.02;
        return { px: Math.min(boxLeft + inner, Math.max(boxLeft, from + (way * inner) / 50)) };
      }
      const from = before !== undefined && "hit" in before ? before.hit : way > 0 ? -1 : 0;
      return { hit: (from + way + hits.length) % hits.length };
    });
  const keys = (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way !== undefined && !event.shiftKey) {
      event.preventDefault();
      setPointer(undefined);
      walk(way);
    } else if (event.key === "Enter" && focus?.ref) onPick?.(focus.ref);
    else if (event.key === "Escape" && walked !== undefined) {
      event.stopPropagation();
      setWalked(undefined);
    } else handlers.key(event);
  };
  const move = (event: PointerEvent) => {
    const at = position(event);
    setWalked(undefined);
    setPointer(inside(box, at) ? at : undefined);
    handlers.move(at);
  };
  const up = (event: PointerEvent) => {
    const at = position(event);
    const meant = nearest(hits, at.px, at.py, reach);
    if (!handlers.up(at) && meant?.ref) onPick?.(meant.ref);
  };

  return (
    <>
      <svg
        ref={svg}
        className={classes.svg}
        width={width}
        height={height}
        role="application"
        aria-roledescription="plot"
        aria-label={`${name}. ${summary} Arrow keys walk over the points, Enter picks one, plus and minus zoom, 0 shows all.`}
        tabIndex={0}
        onPointerDown={(event) => handlers.down(event, position(event))}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={handlers.cancel}
        onPointerLeave={() => setPointer(undefined)}
        onDoubleClick={handlers.reset}
        onKeyDown={keys}
        onBlur={() => setWalked(undefined)}
      >
        <clipPath id={clip}>
          <rect x={boxLeft - edge} y={top - edge} width={inner + 2 * edge} height={tall + 2 * edge} />
        </clipPath>
        {shaded && <Windows shaded={shaded} x={scaleX} box={box} />}
        <Axes box={box} scales={scales} axes={axes} />
        <g clipPath={`url(#${clip})`}>
          {guides && <Guides guides={guides} x={scaleX} y={scaleLeft} box={box} />}
          {!canvas && shown.map((one) => <Marks key={one.id} one={one} x={scaleX} y={yFor(one)} />)}
        </g>
        <g data-screen pointerEvents="none">
          {lit.map((hit) => (
            <path key={`${hit.series.id} ${hit.index}`} className={classes.lit} d={markerPath("circle", 9, hit.px, hit.py)} />
          ))}
          {focus && <path className={classes.focus} d={markerPath("circle", 7, focus.px, focus.py)} />}
          {cross !== undefined && !focus && <path className={classes.crosshair} d={`M${cross},${top}v${tall}`} />}
          {rubber && <rect className={classes.rubber} {...rubber} />}
        </g>
      </svg>
      {canvas && <CanvasMarks series={shown} x={scaleX} yFor={yFor} box={box} width={width} height={height} />}
      {!rubber && (focus || own !== undefined || (cross !== undefined && tall >= roomForNumbers)) && (
        <Readout shown={shown} x={x} y={y} right={right} at={scaleX.invert(cross ?? focus!.px)} focus={focus} left={(cross ?? focus!.px) > boxLeft + inner / 2} />
      )}
      <div className={classes.hidden} aria-live="polite">
        {spoken}
      </div>
    </>
  );
}
