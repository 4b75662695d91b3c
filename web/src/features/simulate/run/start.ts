import { type Run, runId, startRun } from "@/engine/runs";
import type { Question } from "../model/question";
import { noteCost, notePicture } from "./costs";

/** Computes a scenario and keeps the answer as the run of its study. */
export async function simulate(project: string, { document, study, key }: Question): Promise<Run> {
  const run = await startRun(project, document, study);
  const id = runId(project, study.id);
  noteCost(id, run.milliseconds);
  if (run.inputKey === key && run.result?.kind === "simulate") notePicture(id, run.result);
  return run;
}
