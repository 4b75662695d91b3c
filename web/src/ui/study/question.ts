/** What the engine is asked: the document without its measurements, which move no prediction. */
import type { ProjectDocument, Study } from "@/doc/types";
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
export function questionKey(document: ProjectDocument, study: Study): string {
  const known = keys.get(document) ?? new Map<string, string>();
  keys.set(document, known);
  const key = known.get(study.id) ?? keyOf(inputOf(withoutData(document), study));
  known.set(study.id, key);
  return key;
}
