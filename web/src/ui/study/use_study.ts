/** All that the screen of a kind of study shows of the document and of the run. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import { edit } from "@/doc/store";
import type { ProjectDocument, Study } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import type { Problem, ResultDocument } from "@/engine/results";
import { isStale, startRun } from "@/engine/runs";
import { prettyWords } from "@/units/quantity";
import { useViewState } from "../view_state";
import { type QuietRun, useQuietRun } from "./quiet_run";
import { questionKey, withoutData } from "./question";
import { readable } from "./readable";

const rest = 350; // [ms] without a change: the gesture has ended

const nothing = () => undefined;

type OfKind<Kind extends Study["kind"]> = Extract<Study, { kind: Kind }>;
type ResultOf<Kind extends Study["kind"]> = Extract<ResultDocument, { kind: Kind }>;
export type ChangeStudy<S> = (label: string, change: (study: S, draft: ProjectDocument) => void, gesture?: string) => void;

export interface StudyOptions<Kind extends Study["kind"]> {
  /** Whether a result has something to show. */
  readonly drawable: (result: ResultOf<Kind>) => boolean;
  /** What is missing is told; then nothing is computed. */
  readonly ready: (document: ProjectDocument, study: OfKind<Kind>) => boolean;
  /** Whether it is computed as soon as it changes; else it waits to be asked for. */
  readonly automatic: (study: OfKind<Kind>, run: QuietRun) => boolean;
}

export function useStudy<Kind extends Study["kind"]>(kind: Kind, { drawable, ready: isReady, automatic }: StudyOptions<Kind>) {
  const project = useProject(({ id }) => id);
  const readOnly = useProject((state) => state.readOnly);
  const document = useProject((state) => state.document);
  const [wanted, select] = useViewState("study");
  const studies = useMemo(() => (document.studies ?? []).filter((one): one is OfKind<Kind> => one.kind === kind), [document.studies, kind]);
  const study = studies.find(({ id }) => id === wanted) ?? studies[0];
  const id = study?.id;

  const question = withoutData(document);
  const run = useQuietRun(project, id);
  const key = study && questionKey(document, study);
  const answered = run.inputKey !== undefined && !isStale(run, key);
  const ready = study !== undefined && isReady(document, study);
  const start = useCallback(() => {
    if (study !== undefined && ready) void startRun(project, question, study);
  }, [project, question, study, ready]);

  /** What was asked for last is not asked again by itself: a cancelled run stays cancelled. */
  const asked = useRef<string>(undefined);
  const waits = !ready || answered || run.since !== undefined || !automatic(study, run);
  const first = run.inputKey === undefined;
  useEffect(() => {
    if (waits || key === undefined || asked.current === key) return;
    const timer = setTimeout(() => {
      asked.current = key;
      start();
    }, first ? 0 : rest);
    return () => clearTimeout(timer);
  }, [waits, key, start, first]);

  const change = useCallback<ChangeStudy<OfKind<Kind>>>(
    (label, recipe, gesture) => {
      const apply = (draft: ProjectDocument) => {
        const mine = draft.studies?.find((one): one is OfKind<Kind> => one.kind === kind && one.id === id);
        if (mine !== undefined) recipe(mine, draft);
      };
      if (id !== undefined) edit(label, apply, gesture === undefined ? {} : { gesture });
    },
    [id, kind],
  );
  const drawn = [run.result, run.previous].find((one): one is ResultOf<Kind> => one?.kind === kind && drawable(one as ResultOf<Kind>));
  const problem: Problem | undefined = run.problem !== undefined && (answered || first) ? run.problem : undefined;
  return {
    project,
    readOnly,
    document,
    studies: studies as readonly OfKind<Kind>[],
    study: study as OfKind<Kind> | undefined,
    select,
    run,
    start,
    cancel: run.cancel ?? nothing,
    ready,
    /** The last answer with something to show. */
    picture: drawn && readable(drawn),
    /** It answers the study as it is now. */
    current: drawn !== undefined && run.result === drawn && answered,
    problem,
    /** Why the run could not be finished. */
    failure: run.result !== undefined && run.result.status !== "ok" && answered ? prettyWords(run.result.reason ?? "The run could not be finished.") : undefined,
    change,
  };
}
export type StudyState<Kind extends Study["kind"]> = ReturnType<typeof useStudy<Kind>>;
/** What fields and messages need of it, of whatever kind. */
export type AnyStudyState = Pick<StudyState<Study["kind"]>, "project" | "readOnly" | "document" | "problem" | "failure" | "run" | "ready" | "current" | "start"> & { readonly study: Study | undefined; readonly picture: ResultDocument | undefined };
