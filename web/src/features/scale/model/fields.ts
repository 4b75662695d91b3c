/** Fields of a scale-up: the part of the inspector in which each stands, and the limits that its answer breaks there. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import type { ProjectDocument } from "@/doc/types";
import type { BaseResult, TargetResult } from "@/engine/scaleup_results";
import { isFigure } from "@/engine/scaleup_results";
import type { FieldPath } from "@/ui/study/faults";

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

/** A fault of a vessel is shown where the vessel was chosen; every other one at its own field. */
export function fieldOfVessel({ vessels }: Pick<ProjectDocument, "vessels">, study: Pick<ScaleUpStudy, "base" | "targets"> | undefined, field: FieldPath): FieldPath {
  const [room, index] = field.split("/");
  if (room !== "vessels") return field;
  const id = vessels?.[Number(index)]?.id;
  if (id === study?.base?.vessel) return "base/vessel";
  const place = study?.targets?.findIndex(({ vessel }) => vessel === id) ?? -1;
  return place < 0 ? "targets" : `targets/${place}/vessel`;
}
