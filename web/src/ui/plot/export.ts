/** A plot as a file: the picture with its colours resolved, on paper, in the colours of Okabe and Ito. */
import { exportColours } from "../series";

const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "stroke-linejoin"] as const;

function exportColour(colour: string): string | undefined {
  const index = /--pf-series-(\d)/.exec(colour)?.[1];
  return index === undefined ? undefined : exportColours[Number(index) - 1];
}

/** Styles that came from the sheet, written into the elements; what exists for the screen alone is left out. */
function settled(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  const ink = "#16202c";
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

export function svgOf(source: SVGSVGElement, name: string): Picture {
  const { width, height } = source.getBoundingClientRect();
  const copy = settled(source);
  const namespace = "http://www.w3.org/2000/svg";
  const paper = document.createElementNS(namespace, "rect");
  for (const [key, value] of Object.entries({ width, height, fill: "#ffffff" })) paper.setAttribute(key, String(value));
  copy.prepend(paper);
  const title = document.createElementNS(namespace, "title");
  title.textContent = name;
  copy.prepend(title);
  for (const [key, value] of Object.entries({ xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` })) copy.setAttribute(key, String(value));
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
