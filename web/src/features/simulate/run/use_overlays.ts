/** The scenarios that are drawn over the selected one: each computed when it has no answer to its present input. */
import { useEffect, useMemo, useRef } from "react";
import type { SimulateResult } from "@/engine/results";
import { runId, useRuns } from "@/engine/runs";
import { drawable } from "../model/answer";
import type { Question } from "../model/question";
import { automatic, costOf } from "./costs";
import { simulate } from "./start";

export interface Overlay {
  readonly question: Question;
  readonly result: SimulateResult | undefined;
  readonly stale: boolean;
  /** Why there is nothing to draw. */
  readonly fault: string | undefined;
}
const rest = 400; // [ms] after the selected scenario, which is looked at

export function useOverlays(project: string, questions: readonly Question[]): readonly Overlay[] {
  const runs = useRuns((state) => state.runs);
  const asked = useRef(new Set<string>());

  useEffect(() => {
    const timer = setTimeout(() => {
      for (const question of questions) {
        const id = runId(project, question.study.id);
        const attempt = `${id} ${question.key}`;
        const run = useRuns.getState().runs[id];
        if (run?.inputKey === question.key || (costOf(id) ?? 0) > automatic || asked.current.has(attempt)) continue;
        asked.current.add(attempt);
        void simulate(project, question);
      }
    }, rest);
    return () => clearTimeout(timer);
  }, [project, questions]);

  return useMemo(
    () =>
      questions.map((question): Overlay => {
        const run = runs[runId(project, question.study.id)];
        const result = [run?.result, run?.previous].find((one) => one?.kind === "simulate" && drawable(one)) as SimulateResult | undefined;
        const fault = run?.inputKey === question.key ? (run.problem?.title ?? (run.result?.status === "ok" ? undefined : run.result?.reason)) : undefined;
        return { question, result, stale: run?.inputKey !== question.key, fault };
      }),
    [runs, project, questions],
  );
}
