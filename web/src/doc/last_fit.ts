import type { ProjectDocument } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { type Run, runId } from "@/engine/runs";

/** Of the first fit study with a result. */
export function lastFit(project: string, { studies = [] }: ProjectDocument, runs: Readonly<Record<string, Run>>): FitResult | undefined {
  for (const { id, kind } of studies) {
    const result = kind === "fit" ? runs[runId(project, id)]?.result : undefined;
    if (result?.kind === "fit" && result.status === "ok") return result;
  }
  return undefined;
}
