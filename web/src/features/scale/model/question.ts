/** What the engine is asked: the document without its measurements, which move no vessel. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import type { ProjectDocument } from "@/doc/types";
import { inputOf, keyOf } from "@/engine/input";

const bare = new WeakMap<ProjectDocument, ProjectDocument>();
/** The same object for the same document. */
export function withoutData(document: ProjectDocument): ProjectDocument {
  if (document.experiments === undefined) return document;
  let known = bare.get(document);
  if (known === undefined) bare.set(document, (known = { ...document, experiments: document.experiments.map(({ measurements: _data, ...run }) => run) }));
  return known;
}

const keys = new WeakMap<ProjectDocument, Map<string, string>>();
export function questionKey(document: ProjectDocument, study: ScaleUpStudy): string {
  const known = keys.get(document) ?? new Map<string, string>();
  keys.set(document, known);
  const key = known.get(study.id) ?? keyOf(inputOf(withoutData(document), study));
  known.set(study.id, key);
  return key;
}
