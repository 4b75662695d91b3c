import { memo, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { whyEmpty, withoutPlace } from "./empty";
import { Legend } from "./Legend";
import { markCount } from "./marks";
import { Picture } from "./Picture";
import classes from "./Plot.module.css";
import { PlotMenu } from "./PlotMenu";
import type { PlotProps } from "./types";
import { useSize } from "./use_size";

const svgHolds = 2000; // marks; more are painted on a canvas
const nothingHidden: ReadonlySet<string> = new Set();

/** The picture of numbers. Drag to zoom, double click or 0 to see all again; arrows walk over the points. */
export const Plot = memo(function Plot(props: PlotProps) {
  const { name, summary, series, x, y, right, height, compact, legend = true } = props;
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(frame);
  const [hidden, setHidden] = useState(nothingHidden);
  const [exporting, setExporting] = useState(false);
  const shown = useMemo(() => series.filter(({ id }) => !hidden.has(id)), [series, hidden]);

  const toggle = useCallback(
    (id: string, alone: boolean) =>
      setHidden((before) => {
        const others = series.flatMap((one) => (one.id === id ? [] : [one.id]));
        if (alone) return others.every((other) => before.has(other)) && !before.has(id) ? nothingHidden : new Set(others);
        return before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]);
      }),
    [series],
  );
  /** A picture that is painted on a canvas becomes SVG for as long as it is written to a file. */
  const withSvg = <T,>(write: (element: SVGSVGElement) => T): T | undefined => {
    flushSync(() => setExporting(true));
    const written = svg.current === null ? undefined : write(svg.current);
    setExporting(false);
    return written;
  };
  const why = whyEmpty(series, shown, { x, y, right });
  const lost = why === undefined ? withoutPlace(shown, { x, y, right }) : 0;

  return (
    <figure className={classes.plot} data-compact={compact} style={height === undefined ? undefined : { blockSize: height }} aria-label={name}>
      <div className={classes.head} data-bare={!legend || undefined}>
        {legend && <Legend series={series} hidden={hidden} onToggle={toggle} />}
        <PlotMenu name={name} x={x} y={y} right={right} series={shown} withSvg={withSvg} empty={why !== undefined} />
      </div>
      <div ref={frame} className={classes.frame}>
        {why === undefined ? (
          size.width > 0 && size.height > 0 && <Picture {...props} shown={shown} width={size.width} height={size.height} svg={svg} canvas={!exporting && markCount(shown) > svgHolds} />
        ) : (
          <p className={classes.empty}>{(series.length === 0 && props.empty) || why}</p>
        )}
      </div>
      {lost > 0 && <p className={classes.note}>{`${lost === 1 ? "1 value is" : `${lost} values are`} not above 0 and so not drawn on the logarithmic axis. The table has ${lost === 1 ? "it" : "them"}.`}</p>}
      <figcaption className={classes.summary}>{summary}</figcaption>
    </figure>
  );
});
