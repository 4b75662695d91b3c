/** The ranking of vessels that belongs to the scale-up: of the project's, or of the whole equipment database. */
import { useCallback, useMemo } from "react";
import { edit } from "@/doc/store";
import type { Vessel } from "@/doc/vessels";
import type { RankResult } from "@/engine/scaleup_results";
import { inputOf, keyOf } from "@/engine/input";
import { isStale, startRun } from "@/engine/runs";
import { useQuietRun } from "@/ui/study/quiet_run";
import { readable } from "@/ui/study/readable";
import { useViewState } from "@/ui/view_state";
import { withoutData } from "@/ui/study/question";
import { type Among, ensureRank, rankOf, rankQuestion } from "../model/rank";
import { isScaleUp } from "../model/study";
import type { ScaleState } from "./use_scale";

const nothing = () => undefined;

/** Targets are not needed for a ranking. */
const readyToRank = ({ needs, study }: Pick<ScaleState, "needs" | "study">) => study !== undefined && needs.every(({ id }) => id === "target");

/** @param database complete vessels of the equipment database */
export function useRanking(state: Pick<ScaleState, "project" | "document" | "study" | "needs">, database: readonly Vessel[]) {
  const { project, document, study } = state;
  const [choice, setAmong] = useViewState("among", "document");
  const among: Among = choice === "database" ? "database" : "document";
  const question = useMemo(() => study && rankQuestion(withoutData(document), study, among, database), [document, study, among, database]);
  const key = useMemo(() => question && keyOf(inputOf(question.document, question.study)), [question]);
  const run = useQuietRun(project, question?.study.id);
  const answered = run.inputKey !== undefined && !isStale(run, key);
  const id = study?.id;

  const start = useCallback(() => {
    if (question === undefined || study === undefined) return;
    if (rankOf(document, study) === undefined)
      edit("Rank vessels", (draft) => {
        const mine = draft.studies?.find((one) => one.id === id);
        if (mine !== undefined && isScaleUp(mine)) ensureRank(draft, mine);
      });
    void startRun(project, question.document, question.study);
  }, [project, document, study, question, id]);

  const ranked = [run.result, run.previous].find((one): one is RankResult => one?.kind === "rank");
  return {
    among,
    setAmong: (next: Among) => setAmong(next === "document" ? undefined : next),
    question,
    run,
    start,
    cancel: run.cancel ?? nothing,
    ready: readyToRank(state),
    result: ranked && readable(ranked),
    current: ranked !== undefined && run.result === ranked && answered,
    problem: run.problem !== undefined && (answered || run.inputKey === undefined) ? run.problem : undefined,
  };
}
export type RankingState = ReturnType<typeof useRanking>;
