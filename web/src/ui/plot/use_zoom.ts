/** Zoom of both directions: a rubber band, the wheel's keys, all again by double click or 0. */
import { type KeyboardEvent, type PointerEvent, useState } from "react";
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
  // Other data are seen whole.
  const key = `${whole.x[0]} ${whole.x[1]}`;
  const [zoom, setZoom] = useState({ key, part: all });
  const part = zoom.key === key ? zoom.part : all;
  const setPart = (change: (before: Part) => Part) => setZoom((before) => ({ key, part: change(before.key === key ? before.part : all) }));
  const [band, setBand] = useState<{ from: At; to: At }>();

  const shareOf = ({ px, py }: At) => ({ x: clamp((px - box.left) / box.width), y: clamp(1 - (py - box.top) / box.height) });
  const zoomTo = (from: At, to: At) => {
    const [a, b] = [shareOf(from), shareOf(to)];
    // A band along one axis zooms that axis alone.
    const [wide, tall] = [Math.abs(to.px - from.px) > least, Math.abs(to.py - from.py) > least];
    setPart((before) => ({ x: wide ? inner(before.x, a.x, b.x) : before.x, y: tall ? inner(before.y, a.y, b.y) : before.y }));
  };
  const scale = (factor: number) => setPart((before) => ({ x: grown(before.x, factor), y: grown(before.y, factor) }));
  const shift = (dx: number, dy: number) => setPart((before) => ({ x: moved(before.x, dx), y: moved(before.y, dy) }));

  return {
    domains: {
      x: cut(whole.x, part.x, log.x),
      left: cut(whole.left, part.y, log.left),
      right: whole.right && cut(whole.right, part.y, log.right),
    } as Domains,
    zoomed: part !== all,
    rubber: band && rectangle(band.from, band.to, box),
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
        const dragged = band !== undefined && (Math.abs(at.px - band.from.px) > least || Math.abs(at.py - band.from.py) > least);
        if (dragged) zoomTo(band.from, at);
        return dragged;
      },
      cancel: () => setBand(undefined),
      reset: () => setPart(() => all),
      key: (event: KeyboardEvent) => {
        const act: Record<string, () => void> = {
          "+": () => scale(1 / 1.5),
          "=": () => scale(1 / 1.5),
          "-": () => scale(1.5),
          "0": () => setPart(() => all),
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
/** What the band will show: the whole width or height where it is drawn along one axis. */
function rectangle(from: At, to: At, { left, top, width, height }: Box) {
  const [across, up] = [Math.abs(to.px - from.px), Math.abs(to.py - from.py)];
  if (across <= least && up <= least) return undefined;
  return {
    ...(across > least ? { x: Math.min(from.px, to.px), width: across } : { x: left, width }),
    ...(up > least ? { y: Math.min(from.py, to.py), height: up } : { y: top, height }),
  };
}
