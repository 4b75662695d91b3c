import { type PointerEvent, useEffect, useState } from "react";
import type { Point } from "./graph";
import { type View, toPicture } from "./view";

export type Gesture =
  /** A node on its way; nothing is in the document before it is let go, so that it is one step of undo. */
  | { readonly kind: "move"; readonly id: string; readonly by: Point }
  /** A line that is being drawn to what it shall connect. */
  | { readonly kind: "connect"; readonly id: string; readonly to: Point };

interface GesturesOptions {
  readonly view: View;
  readonly local: (event: { clientX: number; clientY: number }) => Point;
  readonly onClick: (id: string) => void;
  readonly onMove: (id: string, by: Point) => void;
  /** @param target the node under the pointer, undefined over the ground */
  readonly onConnect: (from: string, target: string | undefined, at: Point) => void;
}

const clickReach = 4; // [px] a hand that trembles

const nodeUnder = (event: { clientX: number; clientY: number }) =>
  window.document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest<HTMLElement>("[data-focus]")?.dataset.focus).find((id) => id !== undefined);

/** Dragging nodes, drawing connections and plain clicks, told apart by how far the pointer went. */
export function useGestures({ view, local, onClick, onMove, onConnect }: GesturesOptions) {
  const [gesture, setGesture] = useState<Gesture>();
  const [start, setStart] = useState<{ readonly kind: Gesture["kind"]; readonly id: string; readonly at: Point }>();

  useEffect(() => {
    if (start === undefined) return;
    const now = (event: globalThis.PointerEvent): Gesture | undefined => {
      const at = local(event);
      const far = Math.hypot(at.x - start.at.x, at.y - start.at.y) > clickReach;
      if (!far) return undefined;
      if (start.kind === "connect") return { kind: "connect", id: start.id, to: toPicture(view, at) };
      return { kind: "move", id: start.id, by: { x: (at.x - start.at.x) / view.k, y: (at.y - start.at.y) / view.k } };
    };
    const moving = (event: globalThis.PointerEvent) => setGesture((before) => now(event) ?? before);
    const done = (event: globalThis.PointerEvent) => {
      const last = now(event);
      setStart(undefined);
      setGesture(undefined);
      if (last === undefined) return onClick(start.id);
      if (last.kind === "move") return onMove(last.id, last.by);
      onConnect(last.id, nodeUnder(event), last.to);
    };
    const drop = () => {
      setStart(undefined);
      setGesture(undefined);
    };
    window.addEventListener("pointermove", moving);
    window.addEventListener("pointerup", done);
    window.addEventListener("pointercancel", drop);
    return () => {
      window.removeEventListener("pointermove", moving);
      window.removeEventListener("pointerup", done);
      window.removeEventListener("pointercancel", drop);
    };
  });

  const begin = (kind: Gesture["kind"], id: string) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation(); // the ground would pan
    setStart({ kind, id, at: local(event) });
  };
  return { gesture, begin };
}
