import { runId } from "@/engine/runs";
import type { StepMark } from "@/ui/step";
import { missing } from "./model/preflight";
import { questionKey } from "./model/question";
import { scaleUpsOf, titleOf } from "./model/study";

export const mark: StepMark = ({ projectId, document, runs }) => {
  const studies = scaleUpsOf(document);
  if (studies.length === 0) return { mark: "todo", why: "The recipe has not been taken to another vessel." };
  for (const study of studies) {
    const run = runs[runId(projectId, study.id)];
    if (run === undefined || (run.result === undefined && run.problem === undefined)) continue;
    if (run.inputKey !== undefined && run.inputKey !== questionKey(document, study)) return { mark: "stale", why: `Inputs changed since ${titleOf(study)} was computed.` };
    if (run.problem) return { mark: "attention", why: run.problem.title };
    if (run.result?.kind !== "scaleup") continue;
    if (run.result.status !== "ok") return { mark: "attention", why: run.result.reason ?? "The scale-up could not be computed." };
    return { mark: "done", why: run.result.verdict };
  }
  const [need] = missing(document, studies[0]!);
  return { mark: "todo", why: need === undefined ? "The scale-up is ready to be computed." : `${need.what} ${need.todo}` };
};
