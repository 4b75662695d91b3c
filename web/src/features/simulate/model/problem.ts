import type { ProjectDocument } from "@/doc/types";
import type { Problem } from "@/engine/results";

/** The engine sees one study, the first of its document; in the project it has another place, and there the fault is shown. */
export function inProject(problem: Problem, document: ProjectDocument, study: string): Problem {
  const place = document.studies?.findIndex(({ id }) => id === study) ?? -1;
  if (place <= 0 || problem.errors === undefined) return problem;
  return { ...problem, errors: problem.errors.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/studies\/0(?=\/|$)/, `/studies/${place}`) })) };
}
