/** Zoom of both directions: a rubber band, the wheel's keys, all again by double click or 0. */
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from "react";
import type { Box, Domain, Domains } from "./scales";

interface At {
  readonly px: number;
  readonly py: number;
}
/** Parts of the whole, in [0, 1]: along x from the left, along y from below. Shares keep the two ordinates together. */
interface Part {
  readonly x: Domain;
  readonly y: Domain;
}
const all: Part = { x: [0, 1], y: [0, 1] };
const least = 6; // [px] a band that is narrower is a click

export function useZoom(whole: Domains, box: Box, log: { readonly x: boolean; readonly left: boolean; readonly right: boolean }) {
  const [part, setPart] = useState(all);
  const [band, setBand] = useState<{ from: At; to: At }>();
  // Other data are seen whole.
  const key = `${whole.x[0]} ${whole.x[1]}`;
  useEffect(() => setPart(all), [key]);

  const shareOf = ({ px, py }: At) => ({ x: clamp((px - box.left) / box.width), y: clamp(1 - (py - box.top) / box.height) });
  const zoomTo = (from: At, to: At) => {
    const [a, b] = [shareOf(from), shareOf(to)];
    setPart((before) => ({ x: inner(before.x, a.x, b.x), y: inner(before.y, a.y, b.y) }));
  };
  const scale = (factor: number) => setPart((before) => ({ x: grown(before.x, factor), y: grown(before.y, factor) }));
  const shift = (dx: number, dy: number) => setPart((before) => ({ x: moved(before.x, dx), y: moved(before.y, dy) }));

  return {
    domains: {
      x: cut(whole.x, part.x, log.x),
      left: cut(whole.left, part.y, log.left),
      right: whole.right && cut(whole.right, part.y, log.right),
    } as Domains,
    rubber: band && rectangle(band.from, band.to),
    handlers: {
      down: (event: PointerEvent, at: At) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setBand({ from: at, to: at });
      },
      move: (at: At) => setBand((before) => before && { ...before, to: at }),
      /** @returns whether it was a zoom; else it was a click */
      up: (at: At): boolean => {
        setBand(undefined);
        const wide = band !== undefined && Math.abs(at.px - band.from.px) > least && Math.abs(at.py - band.from.py) > least;
        if (wide) zoomTo(band.from, at);
        return wide;
      },
      reset: () => setPart(all),
      key: (event: KeyboardEvent) => {
        const act: Record<string, () => void> = {
          "+": () => scale(1 / 1.5),
          "=": () => scale(1 / 1.5),
          "-": () => scale(1.5),
          "0": () => setPart(all),
          ArrowUp: () => shift(0, 0.1),
          ArrowDown: () => shift(0, -0.1),
          ArrowLeft: () => shift(-0.1, 0),
          ArrowRight: () => shift(0.1, 0),
        };
        const one = act[event.key];
        if (one === undefined || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        one();
      },
    },
  };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const inner = ([a, b]: Domain, from: number, to: number): Domain => [a + (b - a) * Math.min(from, to), a + (b - a) * Math.max(from, to)];
const grown = ([a, b]: Domain, factor: number): Domain => {
  const [middle, half] = [(a + b) / 2, (Math.max(1e-6, b - a) / 2) * factor];
  return half >= 0.5 ? [0, 1] : moved([middle - half, middle + half], 0);
};
/** Within the whole. */
const moved = ([a, b]: Domain, by: number): Domain => {
  const width = b - a;
  const start = Math.min(1 - width, Math.max(0, a + by * width));
  return [start, start + width];
};
/** Shares are of pixels: on a logarithmic axis, of the logarithm. */
const cut = ([low, high]: Domain, [a, b]: Domain, log: boolean): Domain => {
  if (a === 0 && b === 1) return [low, high];
  return log ? [low * (high / low) ** a, low * (high / low) ** b] : [low + (high - low) * a, low + (high - low) * b];
};
const rectangle = (from: At, to: At) => ({
  x: Math.min(from.px, to.px),
  y: Math.min(from.py, to.py),
  width: Math.abs(to.px - from.px),
  height: Math.abs(to.py - from.py),
});
