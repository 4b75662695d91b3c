/** The axes of a plot, its feed windows and guides, as items. */
import { type Axis, type Frame } from "./frame";
import { type Item, type PathItem, px, rectangle, segment, textWidth } from "./scene";
import type { PlotProps } from "./types";

const ink = "var(--pf-text)";
const dimmed = "var(--pf-dimmed)";
const line = "var(--pf-line)";

export function axisItems(frame: Frame): Item[] {
  const { left, top, innerWidth, innerHeight, width, x, y, right } = frame;
  const bottom = top + innerHeight;
  const items: Item[] = [
    { kind: "path", key: "grid", d: [...x.ticks.map(({ value }) => segment(x.scale(value), top, x.scale(value), bottom)), ...(y ?? right)!.ticks.map(({ value }) => horizontal(frame, (y ?? right)!.scale(value)))].join(""), stroke: line, width: 0.6 },
    { kind: "path", key: "box", d: `M${px(left)},${top}V${px(bottom)}H${px(left + innerWidth)}${right ? `V${top}` : ""}`, stroke: dimmed, width: 1 },
    { kind: "path", key: "ticks", d: x.ticks.map(({ value }) => `M${px(x.scale(value))},${px(bottom)}v4`).join(""), stroke: dimmed, width: 1 },
    ...x.ticks.map(({ value, label }): Item => ({ kind: "text", key: `x${value}`, x: px(x.scale(value)), y: px(bottom + 17), text: label, anchor: "middle", colour: dimmed })),
    { kind: "text", key: "x", x: px(left + innerWidth / 2), y: px(bottom + 35), text: x.label, anchor: "middle", colour: ink },
  ];
  if (y) items.push(...sideItems(frame, y, left, "end"), { kind: "text", key: "y", x: 13, y: px(top + innerHeight / 2), text: y.label, anchor: "middle", colour: ink, rotate: -90 });
  if (right) items.push(...sideItems(frame, right, left + innerWidth, "start"), { kind: "text", key: "right", x: width - 13, y: px(top + innerHeight / 2), text: right.label, anchor: "middle", colour: ink, rotate: 90 });
  return items;
}

const horizontal = ({ left, innerWidth }: Frame, y: number) => segment(left, y, left + innerWidth, y);

function sideItems(_frame: Frame, { ticks, scale }: Axis, at: number, anchor: "start" | "end"): Item[] {
  const out = anchor === "end" ? -1 : 1;
  return [
    { kind: "path", key: `${anchor} ticks`, d: ticks.map(({ value }) => `M${px(at)},${px(scale(value))}h${4 * out}`).join(""), stroke: dimmed, width: 1 },
    ...ticks.map(({ value, label }): Item => ({ kind: "text", key: `${anchor}${value}`, x: px(at + 8 * out), y: px(scale(value) + 4), text: label, anchor, colour: dimmed })),
  ];
}

/** Windows behind the series. Their labels stand at the top, and are left out where two would collide. */
export function shadedItems(frame: Frame, shaded: NonNullable<PlotProps["shaded"]>): Item[] {
  const { x, left, innerWidth, top, innerHeight } = frame;
  const inside = (value: number) => Math.min(left + innerWidth, Math.max(left, x.scale(value)));
  let taken = -Infinity;
  return shaded.flatMap(({ from, to, label }, i): Item[] => {
    const start = inside(from), end = inside(to);
    if (!(end > start)) return [];
    const half = textWidth(label, 11) / 2;
    const middle = Math.min(left + innerWidth - half - 2, Math.max(left + half + 2, (start + end) / 2));
    const window: Item = { kind: "path", key: `window ${i}`, d: rectangle(start, top, end - start, innerHeight), fill: "var(--pf-accent)", opacity: 0.09 };
    if (middle - half < taken + 6) return [window];
    taken = middle + half;
    return [window, { kind: "text", key: `window label ${i}`, x: px(middle), y: top + 13, text: label, anchor: "middle", colour: dimmed, size: 11 }];
  });
}

/** Limits, zero lines and the diagonal; what lies outside of the view is left out. */
export function guideItems(frame: Frame, guides: NonNullable<PlotProps["guides"]>): PathItem[] {
  const { x, y, right, left, top, innerWidth, innerHeight } = frame;
  const side = (y ?? right)!.scale;
  const within = (value: number, from: number, size: number) => value >= from - 0.5 && value <= from + size + 0.5;
  return guides.flatMap((guide, i): PathItem[] => {
    const style = { kind: "path" as const, key: `guide ${i}`, stroke: dimmed, width: 1, dash: "5 4" };
    if ("x" in guide) return within(x.scale(guide.x), left, innerWidth) ? [{ ...style, d: segment(x.scale(guide.x), top, x.scale(guide.x), top + innerHeight) }] : [];
    if ("y" in guide) return within(side(guide.y), top, innerHeight) ? [{ ...style, d: horizontal(frame, side(guide.y)) }] : [];
    const [x0, x1] = x.scale.domain() as [number, number], [y0, y1] = side.domain() as [number, number];
    const from = Math.max(x0, y0), to = Math.min(x1, y1);
    return to > from ? [{ ...style, d: segment(x.scale(from), side(from), x.scale(to), side(to)) }] : [];
  });
}
