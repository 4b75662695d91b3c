/** A project that begins with one reaction, or with none. */
import { addReaction, parseEquation } from "@/doc/equation";
import type { ProjectDocument } from "@/doc/types";

export type Fresh = { readonly ok: true; readonly document: ProjectDocument } | { readonly ok: false; readonly fault: string };

export function freshProject(title: string, reaction: string): Fresh {
  const document: ProjectDocument = { format: "pharmaflow/1", title: title.trim() || "Untitled project", species: [] };
  if (reaction.trim() === "") return { ok: true, document };
  const parsed = parseEquation(reaction);
  if (!parsed.ok) return { ok: false, fault: `${parsed.fault.detail} ${parsed.fault.hint}` };
  addReaction(document, parsed.equation);
  return { ok: true, document };
}
