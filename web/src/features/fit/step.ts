import { isStale, runId } from "@/engine/runs";
import type { StepMark } from "@/ui/step";
import { fitStudyOf } from "./model/fit_study";
import { verdictOf } from "./model/verdict";
import "./run/finished_fits"; // brings the last fit back when a project is opened
import { inputKeyOf } from "./run/keys";

export const mark: StepMark = ({ projectId, document, runs }) => {
  const study = fitStudyOf(document);
  const run = runs[runId(projectId, study.id)];
  if (run?.active) return { mark: "todo", why: "A fit is running." };
  if (run?.problem) return { mark: "attention", why: run.problem.title };
  if (run?.result?.kind !== "fit") return { mark: "todo", why: "Nothing was fitted yet." };
  if (isStale(run, inputKeyOf(document, study))) return { mark: "stale", why: "Inputs changed since this fit." };
  const { tone, what } = verdictOf(run.result, document, study).headline;
  return { mark: tone === "good" ? "done" : "attention", why: what };
};
