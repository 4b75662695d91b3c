import { createElement } from "react";
import type { Structure } from "./structure";

interface DrawingProps {
  readonly structure: Structure;
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  /** Without one it is decoration beside a name. */
  readonly name?: string;
}

export function Drawing({ structure: { viewBox, shapes }, name, ...place }: DrawingProps) {
  const role = name === undefined ? ({ "aria-hidden": true } as const) : { role: "img", "aria-label": name };
  return (
    <svg {...place} {...role} viewBox={viewBox} preserveAspectRatio="xMidYMid meet" strokeLinecap="round" strokeLinejoin="round" fontFamily="sans-serif">
      {shapes.map(({ tag, attributes, content }, index) => createElement(tag, { key: index, ...attributes }, content || undefined))}
    </svg>
  );
}
