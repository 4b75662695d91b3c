import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Point, Size } from "./graph";
import type { Box } from "./paths";
import { type View, fitted, panned, zoomed } from "./view";

function localTo(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** Pan and zoom of one frame: wheel, pinch, drag of the ground. Fits by itself until the hand of the user moves it. */
export function useView(frame: RefObject<HTMLDivElement | null>, bounds: Box | undefined) {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [own, setOwn] = useState<View>();
  const view = own ?? fitted(bounds, size);
  const last = useRef<View>(view);
  useEffect(() => {
    last.current = view;
  });

  useLayoutEffect(() => {
    const element = frame.current!;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);

  const change = useCallback((to: (from: View) => View) => setOwn((before) => to(before ?? last.current)), []);
  const local = (event: { clientX: number; clientY: number }): Point => localTo(frame.current!, event);

  useEffect(() => {
    const element = frame.current!;
    const wheel = (event: WheelEvent) => {
      event.preventDefault(); // the page must not scroll or zoom: React's own listener cannot say so
      const step = Math.min(60, Math.max(-60, event.deltaY)) * (event.ctrlKey ? 0.01 : 0.004);
      change((before) => zoomed(before, Math.exp(-step), localTo(element, event)));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [frame, change]);

  const fingers = useRef(new Map<number, Point>());
  const ground = {
    onPointerDown: (event: React.PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, local(event));
    },
    onPointerMove: (event: React.PointerEvent) => {
      const before = fingers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = local(event);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, now);
      if (other === undefined) return change((from) => panned(from, now.x - before.x, now.y - before.y));
      const spread = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      change((from) => zoomed(from, spread(now) / spread(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
    },
    onPointerUp: (event: React.PointerEvent) => void fingers.current.delete(event.pointerId),
    onPointerCancel: (event: React.PointerEvent) => void fingers.current.delete(event.pointerId),
  };

  const centre = { x: size.width / 2, y: size.height / 2 };
  return {
    view,
    local,
    ground,
    fit: useCallback(() => setOwn(undefined), []),
    /** Keeps the view as it is: what was moved by hand must not move the rest. */
    hold: () => change((before) => before),
    zoom: (factor: number) => change((before) => zoomed(before, factor, centre)),
    pan: (dx: number, dy: number) => change((before) => panned(before, dx, dy)),
  };
}
