import { Children, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import classes from "./Splitter.module.css";

interface SplitterProps {
  /** Of the handle, for those who hear it. */
  readonly name: string;
  readonly enabled: boolean;
  /** Upper and lower part. */
  readonly children: ReactNode;
}

const smallest = 50; // [%] the picture is never below half of the height
const largest = 90;
const clamp = (share: number) => Math.min(largest, Math.max(smallest, share));

/** Two parts over one another with a handle between them: drag it, or move it by the arrow keys. */
export function Splitter({ name, enabled, children }: SplitterProps) {
  const [share, setShare] = useState(64);
  const frame = useRef<HTMLDivElement>(null);
  const [upper, lower] = Children.toArray(children);

  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = frame.current!.getBoundingClientRect();
    setShare(clamp((100 * (event.clientY - box.top)) / box.height));
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowUp: -5, ArrowDown: 5, Home: -100, End: 100 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setShare((before) => clamp(before + step));
  };

  if (!enabled) return <div className={classes.whole}>{upper}</div>;
  return (
    <div ref={frame} className={classes.frame} style={{ gridTemplateRows: `minmax(0, ${share}fr) 6px minmax(0, ${100 - share}fr)` }}>
      {upper}
      <div
        className={classes.handle}
        role="separator"
        aria-label={name}
        aria-orientation="horizontal"
        aria-valuenow={Math.round(share)}
        aria-valuemin={smallest}
        aria-valuemax={largest}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={key}
      />
      {lower}
    </div>
  );
}
