import type { ProjectDocument, Study } from "@/doc/types";
import { inputOf, keyOf } from "@/engine/input";

const known = new WeakMap<ProjectDocument, Map<Study, string>>();

/** The key of a study's input; documents are immutable, so it is computed once for each. */
export function inputKeyOf(document: ProjectDocument, study: Study): string {
  const ofDocument = known.get(document) ?? new Map<Study, string>();
  known.set(document, ofDocument);
  const key = ofDocument.get(study) ?? keyOf(inputOf(document, study));
  ofDocument.set(study, key);
  return key;
}
