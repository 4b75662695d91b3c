/** The ranking of vessels that belongs to the scale-up: of the project's, or of the whole equipment database. */
import { useCallback, useMemo } from "react";
import { edit } from "@/doc/store";
import type { Vessel } from "@/doc/vessels";
import type { RankResult } from "@/engine/scaleup_results";
import { startRun, useRun } from "@/engine/runs";
import { useViewState } from "@/ui/view_state";
import { withoutData } from "../model/question";
import { type Among, ensureRank, rankOf, rankQuestion } from "../model/rank";
import { isScaleUp } from "../model/study";
import type { ScaleState } from "./use_scale";

/** @param database complete vessels of the equipment database */
export function useRanking({ project, document, study }: ScaleState, database: readonly Vessel[]) {
  const [choice, setAmong] = useViewState("among", "document");
  const among: Among = choice === "database" ? "database" : "document";
  const question = useMemo(() => study && rankQuestion(withoutData(document), study, among, database), [document, study, among, database]);
  const { run, stale, cancel } = useRun(project, question?.document ?? document, question?.study);
  const answered = run.inputKey !== undefined && !stale;
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

  const result = run.result?.kind === "rank" ? (run.result as RankResult) : run.previous?.kind === "rank" ? (run.previous as RankResult) : undefined;
  return {
    among,
    setAmong: (next: Among) => setAmong(next === "document" ? undefined : next),
    question,
    run,
    stale,
    start,
    cancel,
    result,
    current: result !== undefined && run.result === result && answered,
    problem: run.problem !== undefined && (answered || run.inputKey === undefined) ? run.problem : undefined,
  };
}
export type RankingState = ReturnType<typeof useRanking>;
