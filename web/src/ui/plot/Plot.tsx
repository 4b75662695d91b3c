/** The plot of the workbench: React owns the elements, D3 the scales and shapes. */
import { useCallback, useId, useMemo, useRef, useState } from "react";
import { axisItems, guideItems, shadedItems } from "./axes";
import { type Window, frameOf, fullWindow } from "./frame";
import { Legend } from "./Legend";
import { markItems } from "./marks";
import classes from "./Plot.module.css";
import { SceneView } from "./SceneView";
import type { PlotProps } from "./types";
import { useSize } from "./use_size";

const none: ReadonlySet<string> = new Set();

export function Plot(props: PlotProps) {
  const { name, summary, series, x, y, right, shaded, guides, height, compact = false } = props;
  const [hidden, setHidden] = useState(none);
  const [window] = useState<Window>();
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const id = useId();

  const visible = useMemo(() => series.filter((one) => !hidden.has(one.id)), [series, hidden]);
  const frame = useMemo(() => frameOf(window ?? fullWindow(visible, { x, y, right }), { x, y, right }, size.width, size.height), [window, visible, x, y, right, size]);
  const items = useMemo(() => frame && [...shadedItems(frame, shaded ?? []), ...axisItems(frame), ...guideItems(frame, guides ?? [])], [frame, shaded, guides]);
  const marks = useMemo(() => frame && markItems(visible, frame, compact), [visible, frame, compact]);
  const toggle = useCallback((one: string) => setHidden((before) => (before.has(one) ? new Set([...before].filter((other) => other !== one)) : new Set([...before, one]))), []);

  return (
    <figure className={classes.figure} style={height === undefined ? undefined : { blockSize: height }} aria-label={name} aria-describedby={id}>
      <figcaption id={id} className={classes.hidden}>{summary}</figcaption>
      <div className={classes.head}>
        <Legend series={series} hidden={hidden} onToggle={toggle} />
      </div>
      <div ref={area} className={classes.area}>
        {frame && items && marks ? (
          <svg className={classes.svg} width={size.width} height={size.height} role="img" aria-label={`${name}. ${summary}`}>
            <SceneView items={items} />
            <SceneView items={marks} />
          </svg>
        ) : (
          <p className={classes.empty}>Nothing to draw yet.</p>
        )}
      </div>
    </figure>
  );
}
