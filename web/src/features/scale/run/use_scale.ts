/** All that the screen shows: the study, what it lacks, its answer, and the rule that is looked at. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { ScaleUpStudy } from "@/doc/scaleup";
import { edit } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import type { Problem } from "@/engine/results";
import { type Run, startRun, useRun } from "@/engine/runs";
import type { ScaleUpResult } from "@/engine/scaleup_results";
import { useViewState } from "@/ui/view_state";
import { hints, missing } from "../model/preflight";
import { questionKey, withoutData } from "../model/question";
import { changeStudy, scaleUpOf, scaleUpsOf, vesselName } from "../model/study";

/** A longer run waits to be asked for [ms]. */
const automatic = 3000;
const rest = 350; // [ms] without a change: the gesture has ended

export type ChangeStudy = (label: string, change: (study: ScaleUpStudy, draft: ProjectDocument) => void, gesture?: string) => void;

const pictureOf = ({ result, previous }: Run): ScaleUpResult | undefined =>
  [result, previous].find((one): one is ScaleUpResult => one?.kind === "scaleup" && one.targets !== undefined && one.targets.length > 0);

export function useScale() {
  const project = useProject(({ id }) => id);
  const readOnly = useProject((state) => state.readOnly);
  const document = useProject((state) => state.document);
  const [wanted, select] = useViewState("study");
  const [rule, setRule] = useViewState("rule");
  const study = scaleUpOf(document, wanted);
  const id = study?.id;

  const needs = useMemo(() => (study === undefined ? [] : missing(document, study)), [document, study]);
  const advice = useMemo(() => (study === undefined ? [] : hints(document, study)), [document, study]);
  const question = withoutData(document);
  const { run, stale, cancel } = useRun(project, question, study);
  const key = study && questionKey(document, study);
  const answered = run.inputKey !== undefined && !stale;
  const ready = study !== undefined && needs.length === 0;

  const start = useCallback(() => {
    if (study !== undefined && ready) void startRun(project, question, study);
  }, [project, question, study, ready]);

  /** What was asked for last is not asked again by itself: a cancelled run stays cancelled. */
  const asked = useRef<string>(undefined);
  const active = run.active !== undefined;
  const slow = (run.milliseconds ?? 0) > automatic || (study?.uncertainty?.samples ?? 0) > 0;
  useEffect(() => {
    if (!ready || answered || active || slow || key === undefined || asked.current === key) return;
    const timer = setTimeout(() => {
      asked.current = key;
      start();
    }, run.inputKey === undefined ? 0 : rest);
    return () => clearTimeout(timer);
  }, [ready, answered, active, slow, key, start, run.inputKey]);

  const change = useCallback<ChangeStudy>(
    (label, recipe, gesture) => {
      if (id !== undefined) edit(label, (draft) => changeStudy(draft, id, recipe), gesture === undefined ? {} : { gesture });
    },
    [id],
  );
  const nameOf = useCallback((vessel: string) => vesselName(document, vessel), [document]);
  const problem: Problem | undefined = run.problem !== undefined && (answered || run.inputKey === undefined) ? run.problem : undefined;
  const picture = pictureOf(run);
  return {
    project,
    readOnly,
    document,
    studies: scaleUpsOf(document),
    study,
    select,
    rule,
    setRule,
    needs,
    advice,
    run,
    start,
    cancel,
    ready,
    /** The last answer with something to show. */
    picture,
    /** It answers the study as it is now. */
    current: picture !== undefined && run.result === picture && answered,
    problem,
    /** Why the run could not be finished. */
    failure: run.result !== undefined && run.result.status !== "ok" && answered ? (run.result.reason ?? "The run could not be finished.") : undefined,
    change,
    nameOf,
  };
}
export type ScaleState = ReturnType<typeof useScale>;
