/** What is drawn, as plain items: shown by React as SVG, painted on a canvas, written to a file - one picture, three ways. */
export interface PathItem {
  readonly kind: "path";
  readonly key: string;
  readonly d: string;
  readonly stroke?: string;
  readonly fill?: string;
  readonly width?: number;
  /** Lengths of dashes and gaps [px]. */
  readonly dash?: string;
  readonly opacity?: number;
}
export interface TextItem {
  readonly kind: "text";
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly colour: string;
  readonly size?: number;
  /** Degrees, about (x, y). */
  readonly rotate?: number;
}
export type Item = PathItem | TextItem;

export const fontSize = 12; // [px]
export const fontFamily = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

export const segment = (x1: number, y1: number, x2: number, y2: number) => `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}`;
export const rectangle = (x: number, y: number, width: number, height: number) => `M${px(x)},${px(y)}h${px(width)}v${px(height)}h${px(-width)}Z`;

/** A hundredth of a pixel is enough, and short paths are drawn sooner. */
export const px = (value: number) => Math.round(value * 100) / 100;

/** Near enough for laying out labels without asking the page for the font. */
export const textWidth = (text: string, size = fontSize) => text.length * size * 0.56;
