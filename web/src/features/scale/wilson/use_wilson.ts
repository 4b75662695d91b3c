/** The measured cooling of one vessel: its study, what it lacks, and its answer, which is computed as soon as it can be. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import { edit } from "@/doc/store";
import type { WilsonStudy } from "@/doc/wilson";
import { inputOf, keyOf } from "@/engine/input";
import { startRun, useRun } from "@/engine/runs";
import type { WilsonResult } from "@/engine/wilson_results";
import { readable } from "@/ui/study/readable";
import { useViewState } from "@/ui/view_state";
import { withoutData } from "@/ui/study/question";
import { vesselName, vesselOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import { changeCooling, coolingOf, lacks } from "./model/study";

const rest = 350; // [ms] without a change: the gesture has ended

export function useWilson({ project, document, readOnly, study: scaleUp }: Pick<ScaleState, "project" | "document" | "readOnly" | "study">) {
  const [wanted, select] = useViewState("cooled");
  const vessels = document.vessels ?? [];
  const known = (id: string | undefined) => vessels.some((vessel) => vessel.id === id);
  const first = vessels.find(({ id }) => coolingOf(document, id) !== undefined)?.id ?? scaleUp?.targets?.find((target) => known(target.vessel))?.vessel ?? vessels[0]?.id;
  const id = known(wanted) ? wanted : first;
  const vessel = vesselOf(document, id);
  const study = coolingOf(document, id);
  const needs = useMemo(() => (study === undefined ? [] : lacks(document, study)), [document, study]);
  const question = withoutData(document);
  const { run, stale } = useRun(project, question, study);
  const key = useMemo(() => (study === undefined ? undefined : keyOf(inputOf(question, study))), [question, study]);
  const answered = run.inputKey !== undefined && !stale;
  const ready = study !== undefined && needs.length === 0;

  const asked = useRef(new Set<string>());
  const active = run.active !== undefined;
  useEffect(() => {
    if (!ready || answered || active || key === undefined || asked.current.has(key)) return;
    const timer = setTimeout(() => {
      asked.current.add(key);
      void startRun(project, question, study!);
    }, run.inputKey === undefined ? 0 : rest);
    return () => clearTimeout(timer);
  }, [ready, answered, active, key, project, question, study, run.inputKey]);

  const change = useCallback(
    (label: string, recipe: (study: WilsonStudy) => void, gesture?: string) => {
      if (id !== undefined) edit(label, (draft) => changeCooling(draft, id, recipe), gesture === undefined ? {} : { gesture });
    },
    [id],
  );
  const answer = [run.result, run.previous].find((one): one is WilsonResult => one?.kind === "wilson" && one.curves !== undefined);
  return {
    readOnly,
    vessels: vessels.map((one) => ({ value: one.id, label: vesselName(document, one.id) })),
    vessel,
    name: id === undefined ? "" : vesselName(document, id),
    select,
    study,
    needs,
    change,
    /** What is known of the study as it is: an answer to what was asked before is not shown. */
    result: ready && answer ? readable(answer) : undefined,
    current: ready && answer !== undefined && run.result === answer && answered,
    problem: ready && run.problem !== undefined && answered ? run.problem : undefined,
  };
}
export type WilsonState = ReturnType<typeof useWilson>;
