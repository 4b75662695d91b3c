import { type Run, runId } from "@/engine/runs";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import type { StepMark, StepState } from "@/ui/step";
import { type Fitted, fittedOf } from "./model/fitted";
import { questionOf } from "./model/question";
import { scenariosOf, titleOf } from "./model/scenarios";
import { verdictOf } from "./model/summary";

/** Either set of values is a fair basis: which one was chosen is seen on the screen. */
function isCurrent(document: ProjectDocument, study: SimulateStudy, fitted: Fitted | undefined, { inputKey }: Run): boolean {
  if (inputKey === questionOf(document, study, "project", fitted).key) return true;
  return fitted !== undefined && inputKey === questionOf(document, study, "fit", fitted).key;
}

export const mark: StepMark = ({ projectId, document, runs }): StepState => {
  const scenarios = scenariosOf(document);
  if (scenarios.length === 0) return { mark: "todo", why: "There is no scenario yet." };
  const answered = scenarios.flatMap((study) => {
    const run = runs[runId(projectId, study.id)];
    return run?.result !== undefined || run?.problem !== undefined ? { study, run } : [];
  });
  const fitted = fittedOf(projectId, document, runs);
  for (const { study, run } of answered) {
    if (run.problem) return { mark: "attention", why: `${titleOf(study)}: ${run.problem.title}` };
    if (run.result?.status === "failed") return { mark: "attention", why: `${titleOf(study)}: ${run.result.reason ?? "the run stopped"}` };
  }
  const old = answered.find(({ study, run }) => !isCurrent(document, study, fitted, run));
  if (old !== undefined) return { mark: "stale", why: `Inputs changed since ${titleOf(old.study)} was simulated.` };
  const first = answered[0];
  if (first?.run.result?.kind !== "simulate")
    return { mark: "todo", why: `${scenarios.length === 1 ? "One scenario" : `${scenarios.length} scenarios`} to simulate.` };
  return { mark: "done", why: `${titleOf(first.study)}: ${verdictOf(first.run.result)}` };
};
