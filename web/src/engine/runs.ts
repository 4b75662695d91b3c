/**
 * The runs of this page: what each study of each project last answered, what is computing now. A result carries the key
 * of the input that it was computed from; it is stale when the key of the present document differs.
 */
import { useMemo } from "react";
import { create } from "zustand";
import type { ProjectDocument, Study } from "@/doc/types";
import { inputOf, keyOf } from "./input";
import { hasManyParts } from "./many_parts";
import { placeOf, usePlaces } from "./places";
import { Cancelled } from "./pool";
import type { ProgressMessage } from "./protocol";
import type { Problem, ResultDocument } from "./results";

export type RunProgress = Pick<ProgressMessage, "fraction" | "values" | "parameters">;

export interface Run {
  /** Of the input of `result` or `problem`. */
  readonly inputKey?: string;
  /** Of the same input after the estimates were written into the document as its values: the same fit still. */
  readonly appliedKey?: string;
  readonly result?: ResultDocument;
  readonly problem?: Problem;
  /** The result before the present one: the ghost of the plots. */
  readonly previous?: ResultDocument;
  /** Of computing [ms]. */
  readonly milliseconds?: number;
  /** While it computes. */
  readonly active?: { readonly since: number; readonly progress: readonly RunProgress[]; readonly cancel: () => void };
  /** Where a cancelled run had come to. */
  readonly stopped?: { readonly progress: readonly RunProgress[] };
}

interface Runs {
  readonly runs: Readonly<Record<string, Run>>;
  readonly put: (id: string, change: (run: Run) => Run) => void;
}
export const useRuns = create<Runs>((set) => ({
  runs: {},
  put: (id, change) => set(({ runs }) => ({ runs: { ...runs, [id]: change(runs[id] ?? {}) } })),
}));

export const runId = (project: string, study: string) => `${project}/${study}`;

/** Starts a study; a run of the same study that is under way is cancelled first. Never rejects: what happened is in the run. */
export async function startRun(project: string, document: ProjectDocument, study: Study): Promise<Run> {
  const { put } = useRuns.getState();
  const id = runId(project, study.id);
  useRuns.getState().runs[id]?.active?.cancel();

  const input = inputOf(document, study);
  const abort = new AbortController();
  const progress: RunProgress[] = [];
  const since = performance.now();
  const active = { since, progress, cancel: () => abort.abort() };
  put(id, (run) => ({ ...run, active, stopped: undefined }));
  const finish = (change: (run: Run) => Run) =>
    put(id, (run) => (run.active?.since === since ? change({ ...run, active: undefined }) : run));

  try {
    const onProgress = (message: RunProgress) => {
      progress.push(message);
      put(id, (run) => (run.active?.since === since ? { ...run, active: { ...active, progress: [...progress] } } : run));
    };
    const { answer, milliseconds } = await placeOf(usePlaces.getState()).run(input, study.id, {
      signal: abort.signal,
      onProgress,
      shared: hasManyParts(study),
    });
    const inputKey = keyOf(input);
    if ("format" in answer)
      finish((run) => ({ inputKey, result: answer, previous: run.result ?? run.previous, milliseconds }));
    else finish((run) => ({ inputKey, problem: answer, previous: run.result ?? run.previous }));
  } catch (error) {
    if (error instanceof Cancelled) finish((run) => ({ ...run, stopped: { progress } }));
    else finish((run) => ({ ...run, problem: engineBroke(error) }));
  }
  return useRuns.getState().runs[id] ?? {};
}

function engineBroke(error: unknown): Problem {
  return {
    type: "https://pharmaflow.dev/problems/engine-fault",
    code: "engine_fault",
    status: 500,
    title: "The engine stopped. This is a fault of PharmaFlow, not of your document, which is unchanged.",
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** Whether a run answers the input of this key no more. */
export const isStale = ({ inputKey, appliedKey }: Run, key: string | undefined): boolean =>
  inputKey !== undefined && inputKey !== key && appliedKey !== key;

/** The run of a study, whether the document has changed since, and the ways to start and to stop it. */
export function useRun(project: string, document: ProjectDocument, study: Study | undefined) {
  const run = useRuns(({ runs }) => (study === undefined ? undefined : runs[runId(project, study.id)]));
  const key = useMemo(() => (study === undefined ? undefined : keyOf(inputOf(document, study))), [document, study]);
  return {
    run: run ?? {},
    stale: run !== undefined && isStale(run, key),
    start: () => (study === undefined ? undefined : startRun(project, document, study)),
    cancel: () => run?.active?.cancel(),
  };
}
