/** Faults of a study at the fields in which their cause was entered. */
import type { Fault, Problem } from "@/engine/results";

/** "base/speed", "decomposition/q0", "medium/density", "vessels/2/impellers/0/diameter": where a fault lies. */
export type FieldPath = string;

/** The engine sees one study, the first of its document. */
export const fieldOf = ({ pointer }: Fault): FieldPath => pointer.replace(/^\/studies\/0\//, "").replace(/^\//, "");

const words = ({ detail, hint }: Fault) => [detail, hint].filter(Boolean).join(" ");

/** The words for a field; a fault deeper inside it is its fault as well. */
export function errorAt(problem: Problem | undefined, path: FieldPath): string | undefined {
  const found = problem?.errors?.filter((fault) => fieldOf(fault) === path || fieldOf(fault).startsWith(`${path}/`)) ?? [];
  return found.length === 0 ? undefined : found.map(words).join(" ");
}

/** In the project the study has another place than in what the engine saw. */
export const inProject = (problem: Problem, place: number): Problem =>
  place <= 0 || problem.errors === undefined ? problem : { ...problem, errors: problem.errors.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/studies\/0(?=\/|$)/, `/studies/${place}`) })) };
export const inStudy = (fault: Fault, place: number): Fault => ({ ...fault, pointer: fault.pointer.replace(new RegExp(`^/studies/${place}(?=/|$)`), "/studies/0") });
