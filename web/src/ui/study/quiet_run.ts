/** A run as it is between two messages of its progress: a screen is not drawn again for each of them. */
import { useShallow } from "zustand/react/shallow";
import { type Run, runId, useRuns } from "@/engine/runs";

export type QuietRun = Omit<Run, "active"> & {
  /** While it computes: when it began [ms]. */
  readonly since?: number;
  readonly cancel?: () => void;
};

function withoutProgress({ active, ...run }: Run = {}): QuietRun {
  return active === undefined ? run : { ...run, since: active.since, cancel: active.cancel };
}

/** @param study the id of the study; none: nothing ran */
export const useQuietRun = (project: string, study: string | undefined): QuietRun =>
  useRuns(useShallow(({ runs }) => withoutProgress(study === undefined ? undefined : runs[runId(project, study)])));
