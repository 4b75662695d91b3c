/** A JSON Pointer in words: "/reactions/1/rate/k" is "Reaction r2, rate, k". */
import type { ProjectDocument } from "@/doc/types";

const one: Record<string, string> = {
  species: "Species",
  reactions: "Reaction",
  parameters: "Parameter",
  observables: "Observable",
  experiments: "Experiment",
  studies: "Study",
  measurements: "measurement",
  feeds: "feed",
  doses: "dose",
  withdrawals: "withdrawal",
  events: "event",
};
const words: Record<string, string> = { k: "rate constant", recipe: "recipe", charge: "charge", smiles: "SMILES", T_ref: "reference temperature", Ea: "activation energy", UA: "UA" };

const unescape = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

export function pointerLabel(document: ProjectDocument, pointer: string): string {
  const parts = pointer.split("/").slice(1).map(unescape);
  const labels: string[] = [];
  let value: unknown = document;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const list = (value as Record<string, unknown> | undefined)?.[part];
    if (part in one && Array.isArray(list) && i + 1 < parts.length) {
      const element = list[Number(parts[i + 1])] as { id?: string; name?: string; observable?: string } | undefined;
      labels.push(`${one[part]} ${element?.id ?? element?.observable ?? Number(parts[i + 1]) + 1}`);
      value = element;
      i++;
    } else {
      labels.push(words[part] ?? part.replaceAll("_", " "));
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
