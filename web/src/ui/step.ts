/** What the rail shows of a step: a mark, and a sentence that says why. Each feature computes its own in step.ts. */
import type { Run } from "@/engine/runs";
import type { ProjectDocument } from "@/doc/types";

export type Mark = "done" | "attention" | "stale" | "todo";
export interface StepState {
  readonly mark: Mark;
  readonly why: string;
}
export interface StepInput {
  readonly projectId: string;
  readonly document: ProjectDocument;
  readonly runs: Readonly<Record<string, Run>>;
}
export type StepMark = (input: StepInput) => StepState;
