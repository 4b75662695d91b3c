/** Pressing Fit: computes, writes the estimates into the document as one step of undo, keeps the fit in the list. */
import { applyFit } from "@/doc/fit_values";
import { edit, projectStore } from "@/doc/store";
import type { Parameter } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { type Run, runId, startRun, useRuns } from "@/engine/runs";
import { listed } from "../model/figures";
import { ensureFitStudy, fitStudyOf } from "../model/fit_study";
import { estimatedOf } from "../model/unknowns";
import { keepFit } from "./finished_fits";
import { inputKeyOf } from "./keys";
import type { FoundValue } from "./values";

const stepName = (found: readonly FoundValue[]) => {
  const ids = [...new Set(found.map(({ id }) => id))];
  return `Use fitted values of ${ids.length > 4 ? `${ids.length} parameters` : listed(ids)}`;
};

export function takeValues(found: readonly FoundValue[]): void {
  edit(stepName(found), (draft) => applyFit(draft, found));
}

/** @returns the key of the document with the estimates written into it; nothing when it was changed meanwhile */
function apply(result: FitResult, inputKey: string): string | undefined {
  const before = projectStore.getState();
  if (before.readOnly || inputKeyOf(before.document, fitStudyOf(before.document)) !== inputKey) return undefined;
  takeValues(estimatedOf(result));
  const { document } = projectStore.getState();
  return inputKeyOf(document, fitStudyOf(document));
}

export async function startFit(): Promise<void> {
  const study = ensureFitStudy();
  const { id: project, document } = projectStore.getState();
  const before = useRuns.getState().runs[runId(project, study.id)]?.result;
  const run = await startRun(project, document, study);
  const { result, inputKey, milliseconds = 0 } = run;
  if (result === undefined || result === before || result.kind !== "fit" || inputKey === undefined || result.status !== "ok") return;
  if (projectStore.getState().id !== project) return;

  const appliedKey = apply(result, inputKey);
  if (appliedKey !== undefined) useRuns.getState().put(runId(project, study.id), (now) => (now.result === result ? { ...now, appliedKey } : now));
  keepFit({
    project,
    study: study.id,
    finished: Date.now(),
    milliseconds,
    inputKey,
    ...(appliedKey && { appliedKey }),
    loss: study.loss ?? "linear",
    sigmaKnown: study.sigma_known ?? false,
    parameters: document.parameters ?? [],
    result,
  });
}

const currentRun = (): Run | undefined => {
  const { id, document } = projectStore.getState();
  return useRuns.getState().runs[runId(id, fitStudyOf(document).id)];
};

export const cancelFit = (): void => currentRun()?.active?.cancel();
export const isFitting = (): boolean => currentRun()?.active !== undefined;

/** The best point of a run that was stopped, or of a result that did not converge. */
export function bestSoFar(run: Run): readonly FoundValue[] {
  const stopped = run.stopped?.progress.findLast(({ parameters }) => parameters?.length > 0)?.parameters;
  if (stopped !== undefined) return stopped;
  return run.result?.kind === "fit" && run.result.status !== "ok" ? estimatedOf(run.result) : [];
}

/** Puts the values back that a fit started from. */
export function backToStart(parameters: readonly Parameter[]): void {
  edit("Back to the starting values", (draft) => {
    for (const { id, value, values } of parameters) {
      const own = draft.parameters?.find((parameter) => parameter.id === id);
      if (own === undefined || own.expression !== undefined) continue;
      if (value !== undefined) own.value = value;
      if (values !== undefined) own.values = { ...values };
      else delete own.values;
    }
  });
}
