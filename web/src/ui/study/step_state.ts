/** The mark that a step has in the rail from the runs of its studies. */
import type { ProjectDocument, Study } from "@/doc/types";
import type { ResultDocument } from "@/engine/results";
import { type Run, runId } from "@/engine/runs";
import type { StepInput, StepState } from "../step";
import { questionKey } from "./question";
import { readable } from "./readable";
import { prettyWords } from "@/units/quantity";

const todo = (why: string): StepState => ({ mark: "todo", why });

/** @param judge what a result of these studies means */
export function stepState({ projectId, document, runs }: StepInput, studies: readonly Study[], words: { none: string; ready: string }, judge: (result: ResultDocument) => StepState): StepState {
  if (studies.length === 0) return todo(words.none);
  for (const study of studies) {
    const found = ofRun(runs[runId(projectId, study.id)], document, study, judge);
    if (found !== undefined) return found;
  }
  return todo(words.ready);
}

function ofRun(run: Run | undefined, document: ProjectDocument, study: Study, judge: (result: ResultDocument) => StepState): StepState | undefined {
  if (run === undefined || (run.result === undefined && run.problem === undefined)) return undefined;
  if (run.inputKey !== undefined && run.inputKey !== questionKey(document, study)) return { mark: "stale", why: `Inputs changed since ${study.name?.trim() || study.id} was computed.` };
  if (run.problem) return { mark: "attention", why: run.problem.title };
  if (run.result!.status !== "ok") return { mark: "attention", why: prettyWords(run.result!.reason ?? "The study could not be computed.") };
  return judge(readable(run.result!));
}
