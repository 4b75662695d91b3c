/** The picture as a file: SVG that stands alone, PNG at twice the size, and the scheme as JSON. */
import type { ProjectDocument } from "@/doc/types";
import { parametersOf } from "../laws/constants";

const copied = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "font-size", "font-weight", "font-family", "color", "opacity", "text-anchor", "dominant-baseline"];
const margin = 24; // [px]

/** What the style sheet says, written into each element: the file knows no style sheet. */
function inline(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of copied) {
    const value = style.getPropertyValue(name);
    if (value !== "") to.setAttribute(name, value);
  }
  [...from.children].forEach((child, index) => inline(child, to.children[index]!));
}

/** Reports are white, and show no selection: the page looks so while its styles are read, and is not painted meanwhile. */
function onPaper(content: Element, read: () => void): void {
  const root = document.documentElement;
  const scheme = root.getAttribute("data-mantine-color-scheme") ?? "light";
  const selected = [...content.querySelectorAll("[data-selected]")];
  root.setAttribute("data-mantine-color-scheme", "light");
  selected.forEach((one) => one.removeAttribute("data-selected"));
  read();
  selected.forEach((one) => one.setAttribute("data-selected", "true"));
  root.setAttribute("data-mantine-color-scheme", scheme);
}

interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** @param root the element that holds the diagram; undefined when it is not on the page */
function picture(title: string): Picture | undefined {
  const content = document.querySelector<SVGGElement>("[data-diagram] [data-content]");
  if (content === null) return undefined;
  const copy = content.cloneNode(true) as SVGGElement;
  onPaper(content, () => inline(content, copy));
  const box = content.getBBox();
  const [width, height] = [Math.ceil(box.width + 2 * margin), Math.ceil(box.height + 2 * margin)];
  copy.setAttribute("transform", `translate(${margin - box.x} ${margin - box.y})`);
  copy.querySelectorAll("[data-helper]").forEach((helper) => helper.remove());
  for (const element of copy.querySelectorAll("*"))
    for (const name of element.getAttributeNames()) if (/^(class|data-|aria-|role|tabindex)/.test(name)) element.removeAttribute(name);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const name = document.createElementNS(svg.namespaceURI, "title");
  name.textContent = title;
  const ground = document.createElementNS(svg.namespaceURI, "rect");
  for (const [key, value] of Object.entries({ width, height, fill: "#ffffff" })) ground.setAttribute(key, String(value));
  svg.append(name, ground, copy);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const fileName = (title: string, end: string) => `${title.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "") || "scheme"}.${end}`;

export function exportSvg(title: string): void {
  const drawn = picture(title);
  if (drawn) save(new Blob([drawn.text], { type: "image/svg+xml" }), fileName(`${title} scheme`, "svg"));
}

export async function exportPng(title: string): Promise<void> {
  const drawn = picture(title);
  if (drawn === undefined) return;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * drawn.width, 2 * drawn.height];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, fileName(`${title} scheme`, "png")), "image/png");
}

/** Species, reactions and the parameters that they name: a document of its own, which can be opened as a project. */
export function schemeOf({ format, title, species, reactions = [], parameters = [], workbench }: ProjectDocument): ProjectDocument {
  const named = new Set(parametersOf(reactions, { parameters }));
  const derived = parameters.filter(({ id, expression }) => named.has(id) && expression).map(({ expression }) => expression);
  for (const id of parametersOf(derived, { parameters })) named.add(id);
  return {
    format,
    ...(title && { title: `${title}, scheme` }),
    species,
    parameters: parameters.filter(({ id }) => named.has(id)),
    reactions,
    ...(workbench?.positions && { workbench: { positions: workbench.positions } }),
  };
}

export function exportJson(project: ProjectDocument): void {
  const text = `${JSON.stringify(schemeOf(project), null, 2)}\n`;
  save(new Blob([text], { type: "application/json" }), fileName(`${project.title ?? ""} scheme`, "pharmaflow.json"));
}
