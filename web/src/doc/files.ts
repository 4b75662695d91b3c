/** Projects as files: what is exported is the document, whole, and is read by the command line as it is. */
import { pool } from "@/engine/browser_pool";
import type { Fault, Problem } from "@/engine/results";
import { createProject } from "./persistence";
import { projectStore } from "./store";
import type { ProjectDocument } from "./types";

/** "α-Pinene, run 3" becomes "α-Pinene-run-3.pharmaflow.json": letters and digits of any script, joined by hyphens. */
export function fileNameOf(title: string | undefined): string {
  const words = (title ?? "").normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join("-").slice(0, 80) || "project"}.pharmaflow.json`;
}

export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function exportProject(document: ProjectDocument = projectStore.getState().document): void {
  download(fileNameOf(document.title), `${JSON.stringify(document, null, 2)}\n`, "application/json");
}

export type Imported =
  | { readonly project: string; readonly faults: readonly Fault[] }
  /** Nothing was made of the file, and why. */
  | { readonly refused: string };

/** Makes a project of a file. A document with faults is opened as a draft: what is there is kept, and the faults are listed. */
export async function importProject(text: string, name: string): Promise<Imported> {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { refused: `${name} is not JSON: ${(error as Error).message}. Choose a file that was exported by PharmaFlow, or read a table on the Data step.` };
  }
  const reason = whyNotAProject(document, name);
  if (reason !== undefined) return { refused: reason };
  const project = document as ProjectDocument;
  // Kept first: an engine that does not start loses nothing.
  const id = await createProject({ ...project, species: project.species ?? [] });
  const reply = await pool.run({ kind: "check", document: text.replace(/^\uFEFF/, "") }).catch(() => undefined);
  const faults = reply?.outcome === "invalid" ? ((JSON.parse(reply.json) as Problem).errors ?? []) : [];
  return { project: id, faults };
}

function whyNotAProject(document: unknown, name: string): string | undefined {
  if (typeof document !== "object" || document === null || Array.isArray(document))
    return `${name} holds no project: a project document is a JSON object with "format": "pharmaflow/1".`;
  const { format, title, ...parts } = document as Record<string, unknown>;
  if (format === "pharmaflow-result/1") return `${name} is a result, not a project. The project that it was computed from can be opened here.`;
  if (format !== "pharmaflow/1")
    return `${name} has the format ${JSON.stringify(format ?? null)}; this version reads "pharmaflow/1".`;
  if (title !== undefined && typeof title !== "string") return `${name}: "title" must be text.`;
  for (const key of ["species", "parameters", "reactions", "observables", "experiments", "studies"]) {
    const list = parts[key];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return `${name}: "${key}" must be a list.`;
    const odd = list.findIndex((one: unknown) => typeof one !== "object" || one === null || typeof (one as { id?: unknown }).id !== "string");
    if (odd >= 0) return `${name}: entry ${odd + 1} of "${key}" must be an object with an "id".`;
  }
  return undefined;
}
