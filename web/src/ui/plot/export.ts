/** A plot as a file: the picture with its colours resolved, on paper, in the colours of Okabe and Ito. */
import { exportColours } from "../series";
import { dashes } from "./marks";
import { markerPath } from "./markers";
import { textWidth } from "./text_width";
import type { PlotSeries } from "./types";

const namespace = "http://www.w3.org/2000/svg";
const ink = "#16202c";
const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "stroke-linejoin"] as const;

function exportColour(colour: string): string | undefined {
  if (colour.includes("--pf-surface")) return "#ffffff"; // hollow markers, also on a dark screen
  const index = /--pf-series-(\d)/.exec(colour)?.[1];
  return index === undefined ? undefined : exportColours[Number(index) - 1];
}

/** Styles that came from the sheet, written into the elements; what exists for the screen alone is left out. */
function settled(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  copies.forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    for (const property of properties) {
      const own = originals[i]!.getAttribute(property) ?? "";
      const colour = exportColour(own);
      const value = colour ?? style.getPropertyValue(property);
      if (value !== "") element.setAttribute(property, colour === undefined && element.closest("[data-ink]") && value !== "none" && (property === "fill" || property === "stroke") ? ink : value);
    }
    element.removeAttribute("class");
    element.removeAttribute("style");
    element.removeAttribute("tabindex");
  });
  copy.querySelectorAll("[data-screen]").forEach((element) => element.remove());
  return copy;
}

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const one = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
  one.textContent = text;
  return one;
}

const keyWidth = 22, lineHeight = 20, between = 18; // [px]

/** On paper nothing can be pointed at: every series has its name under the picture. @returns its height [px] */
function addLegend(svg: SVGSVGElement, series: readonly PlotSeries[], width: number, top: number): number {
  let [left, row] = [14, 0];
  for (const one of series) {
    const wide = keyWidth + 6 + textWidth(one.label) + between;
    if (left > 14 && left + wide > width) [left, row] = [14, row + 1];
    const y = top + row * lineHeight + lineHeight / 2;
    const stroke = exportColour(one.style.colour) ?? ink;
    if (one.kind === "line") svg.append(made("path", { d: `M${left},${y}h${keyWidth}`, fill: "none", stroke, "stroke-width": 2, "stroke-dasharray": dashes[one.dash ?? "solid"] ?? "none" }));
    else if (one.kind === "points") svg.append(made("path", { d: markerPath(one.style.marker, 4, left + keyWidth / 2, y), fill: "none", stroke, "stroke-width": 1.6 }));
    else svg.append(made("rect", { x: left + 5, y: y - 5, width: 12, height: 10, fill: stroke, "fill-opacity": 0.35, stroke }));
    svg.append(made("text", { x: left + keyWidth + 6, y: y + 4, fill: ink, "font-size": 12, "font-family": getComputedStyle(document.body).fontFamily }, one.label));
    left += wide;
  }
  return series.length === 0 ? 0 : (row + 1) * lineHeight + 6;
}

export function svgOf(source: SVGSVGElement, name: string, series: readonly PlotSeries[]): Picture {
  const { width, height: drawn } = source.getBoundingClientRect();
  const copy = settled(source);
  const height = drawn + addLegend(copy, series, width, drawn);
  copy.prepend(made("rect", { width, height, fill: "#ffffff" }));
  copy.prepend(made("title", {}, name));
  for (const [key, value] of Object.entries({ xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` })) copy.setAttribute(key, String(value));
  for (const attribute of ["role", "aria-label", "aria-roledescription"]) copy.removeAttribute(attribute);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** Twice the size on screen, for slides. */
export async function pngOf({ text, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This browser could not make a PNG of the plot."))), "image/png"));
}
