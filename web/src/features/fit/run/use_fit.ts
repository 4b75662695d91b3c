/** All that the screen shows of the fit: the study, its run, what was found, and what the curves are drawn from. */
import { useMemo } from "react";
import { useStore } from "zustand";
import { useProject } from "@/doc/use_project";
import type { FitResult } from "@/engine/results";
import { isStale, runId, useRuns, type Run } from "@/engine/runs";
import { experimentsOf, fitStudyOf } from "../model/fit_study";
import { finishedFits } from "./finished_fits";
import { inputKeyOf } from "./keys";

const idle: Run = {};

export function useFit() {
  const project = useProject(({ id }) => id);
  const readOnly = useProject((state) => state.readOnly);
  const document = useProject((state) => state.document);
  const study = fitStudyOf(document);
  const run = useRuns(({ runs }) => runs[runId(project, study.id)]) ?? idle;
  const fits = useStore(finishedFits, (state) => state.fits);
  const experiments = useMemo(() => experimentsOf(document, study), [document, study]);
  const result: FitResult | undefined = run.result?.kind === "fit" ? run.result : undefined;
  const previous: FitResult | undefined = run.previous?.kind === "fit" ? run.previous : undefined;
  const stale = isStale(run, inputKeyOf(document, study));
  const form = useMemo(
    () => ({ readOnly, document, study, fits, experiments, result, stale }),
    [readOnly, document, study, fits, experiments, result, stale],
  );
  return { ...form, form, project, run, previous };
}
export type FitState = ReturnType<typeof useFit>;
/** What does not change with the progress of a run: what shows nothing else is not drawn again for it. */
export type FitForm = FitState["form"];
