import type { Marker as Shape } from "@/ui/plot/types";

const paths: Record<Shape, string> = {
  circle: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
  square: "M-4.4,-4.4h8.8v8.8h-8.8Z",
  triangle: "M0,-5.4L5.2,4H-5.2Z",
  diamond: "M0,-6L5.4,0L0,6L-5.4,0Z",
  cross: "M-4.2,-4.2L4.2,4.2M4.2,-4.2L-4.2,4.2",
  plus: "M-5.4,0H5.4M0,-5.4V5.4",
};

/** The sign of a species, the same as in the plots: hollow, in its colour. */
export function Marker({ shape, colour, x, y }: { readonly shape: Shape; readonly colour: string; readonly x: number; readonly y: number }) {
  return <path d={paths[shape]} transform={`translate(${x} ${y})`} fill="none" stroke={colour} strokeWidth={2.2} strokeLinejoin="round" aria-hidden />;
}
