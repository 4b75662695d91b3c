/** A JSON Pointer in words: "/reactions/1/rate/k" is "Reaction r2, rate constant". */
import type { ProjectDocument } from "@/doc/types";

/** One element of a list, where its name is not the list's without an s. */
const one: Record<string, string> = { species: "species", wall: "layer of the wall", studies: "study", doses: "dose" };
const words: Record<string, string> = { k: "rate constant", recipe: "recipe", charge: "charge", smiles: "SMILES", T_ref: "reference temperature", Ea: "activation energy", UA: "UA" };

const unescape = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");
const spaced = (part: string) => part.replaceAll("_", " ");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const singular = (list: string) => one[list] ?? spaced(list).replace(/s$/, "");

interface Named {
  readonly id?: string;
  readonly observable?: string;
  readonly vessel?: string;
}
/** What people call it, else its place in the list, counted from one. */
function nameOf(element: unknown, index: string): string {
  if (typeof element === "string") return element;
  const { id, observable, vessel } = (element ?? {}) as Named;
  return id ?? observable ?? vessel ?? `${Number(index) + 1}`;
}

export function pointerLabel(document: ProjectDocument, pointer: string): string {
  const parts = pointer.split("/").slice(1).map(unescape);
  const labels: string[] = [];
  let value: unknown = document;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const next = parts[i + 1];
    const list = (value as Record<string, unknown> | undefined)?.[part];
    if (Array.isArray(list) && next !== undefined) {
      value = list[Number(next)] as unknown;
      const label = `${singular(part)} ${nameOf(value, next)}`;
      labels.push(i === 0 ? capital(label) : label);
      i++;
    } else {
      labels.push(Array.isArray(value) ? `value ${Number(part) + 1}` : (words[part] ?? spaced(part)));
      value = list;
    }
  }
  return labels.join(", ") || "The document";
}

/** The step of the workbench on which a place of the document is edited. */
export function stepOf(pointer: string): "scheme" | "data" | "fit" | "simulate" {
  const room = pointer.split("/")[1] ?? "";
  if (room === "experiments") return "data";
  if (room === "parameters") return "fit";
  return room === "studies" ? "simulate" : "scheme";
}
