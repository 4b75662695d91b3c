/** Faults of a study at the fields in which their cause was entered. */
import type { Fault, Problem } from "@/engine/results";
import type { BaseResult, TargetResult } from "@/engine/scaleup_results";
import { isFigure } from "@/engine/scaleup_results";

/** "base/speed", "targets/0/volume", "medium/viscosity", "vessels/2/impellers/0/diameter": where a fault lies. */
export type FieldPath = string;

/** The engine sees one study, the first of its document. */
export const fieldOf = ({ pointer }: Fault): FieldPath => pointer.replace(/^\/studies\/0\//, "").replace(/^\//, "");

const words = ({ detail, hint }: Fault) => [detail, hint].filter(Boolean).join(" ");

/** The words for a field; a fault deeper inside it is its fault as well. */
export function errorAt(problem: Problem | undefined, path: FieldPath): string | undefined {
  const found = problem?.errors?.filter((fault) => fieldOf(fault) === path || fieldOf(fault).startsWith(`${path}/`));
  return found === undefined || found.length === 0 ? undefined : found.map(words).join(" ");
}

/** A limit that the base itself breaks is told at its fields, as a fault is. */
export function limitAt({ limits }: BaseResult, field: "speed" | "volume"): string | undefined {
  const broken = limits.filter(({ severity, code }) => severity === "broken" && (code.includes("speed") ? "speed" : "volume") === field);
  return broken.length === 0 ? undefined : broken.map(({ message }) => message).join(" ");
}

/** The same for what was entered of a target: the speed that was given, the batch that does not fit. */
export function targetLimitAt({ rules }: TargetResult, field: "speed" | "volume"): string | undefined {
  const rule = field === "speed" ? rules.find((one) => one.rule === "given") : rules.find(({ speed }) => isFigure(speed));
  const found = rule?.limits.find(({ severity, code }) => severity === "broken" && (field === "speed" ? code.endsWith("drive_speed") : code === "above_capacity"));
  return found?.message;
}

export type Part = "vessels" | "liquid" | "heat";
/** The part of the inspector in which a field stands; none: it is entered on another screen. */
export function partOf(path: FieldPath): Part | undefined {
  const room = path.split("/")[0]!;
  if (["recipe", "experiment", "base", "targets", "rules", "vessels"].includes(room)) return "vessels";
  if (["medium", "gas", "solids", "temperature", "dissipation_ratio"].includes(room)) return "liquid";
  if (["dosing", "decomposition", "max_temperature", "uncertainty"].includes(room)) return "heat";
  return undefined;
}
