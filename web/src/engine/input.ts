import type { ProjectDocument, Study } from "@/doc/types";

/**
 * The document that a study is computed from: that study alone, and nothing that cannot influence the answer, so that
 * moving a node of the diagram or renaming another scenario leaves a result current.
 */
export function inputOf(document: ProjectDocument, study: Study): string {
  const { workbench: _notes, title: _title, studies: _studies, ...science } = document;
  if (["fit", "simulate", "safety", "sensitivity"].includes(study.kind)) delete science.vessels; // equipment moves none of them
  const species = science.species.map(({ name: _name, smiles: _smiles, role: _role, ...one }) => one);
  return JSON.stringify({ ...science, species, studies: [{ ...study, name: undefined }] });
}

/** A key of 53 bits for an input (cyrb53, public domain): the same text, the same key. */
export function keyOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
