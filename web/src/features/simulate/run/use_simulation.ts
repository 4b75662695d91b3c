/**
 * A scenario that computes itself: at once beside the runs while values move, and as the run of its study when they rest.
 * One that took long waits to be asked.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { quickRunner } from "@/engine/quick";
import type { Problem, ResultDocument, SimulateResult } from "@/engine/results";
import { type Run, runId, useRuns } from "@/engine/runs";
import { drawable } from "../model/answer";
import type { Question } from "../model/question";
import { automatic, costOf, lastPicture, noteCost, notePicture } from "./costs";
import { simulate } from "./start";

const rest = 300; // [ms] without a change: the gesture has ended

export interface Simulation {
  readonly run: Run;
  /** The last that could be drawn. */
  readonly picture: SimulateResult | undefined;
  /** The picture answers the scenario as it is now. */
  readonly current: boolean;
  /** It does not, and no answer is on its way that one would wait for. */
  readonly outdated: boolean;
  readonly problem: Problem | undefined;
  /** Nothing computes it unless it is asked for: it takes long, or it was cancelled. */
  readonly waits: boolean;
  /** Of the present answer, in the worker [ms]. */
  readonly milliseconds: number | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}
interface Live {
  readonly key: string;
  readonly answer: ResultDocument | Problem;
}
const idle: Run = {};
const isResult = (answer: ResultDocument | Problem | undefined): answer is SimulateResult =>
  answer !== undefined && "format" in answer && answer.kind === "simulate";

export function useSimulation(project: string, question: Question | undefined): Simulation {
  const id = question === undefined ? "" : runId(project, question.study.id);
  const key = question?.key;
  const run = useRuns(({ runs }) => runs[id]) ?? idle;
  const [live, setLive] = useState<Live>();
  const quick = useRef(quickRunner());
  const asked = useRef(new Set<string>());
  const answered = run.inputKey === key;
  const shown = live !== undefined && live.key === key;
  const cost = costOf(id);

  useEffect(() => {
    if (question === undefined || answered || shown || cost === undefined || cost > automatic) return;
    const since = performance.now();
    quick.current(question.document, question.study).then(
      (answer) => {
        if (answer === undefined) return;
        noteCost(id, performance.now() - since);
        if (isResult(answer)) notePicture(id, answer);
        setLive({ key: question.key, answer });
      },
      () => undefined, // the worker was ended with the page, or broke: the run says so
    );
  }, [id, question, answered, shown, cost]);

  useEffect(() => {
    if (question === undefined || answered || (cost !== undefined && cost > automatic)) return;
    const attempt = `${id} ${question.key}`;
    if (asked.current.has(attempt)) return;
    const timer = setTimeout(
      () => {
        asked.current.add(attempt);
        void simulate(project, question);
      },
      cost === undefined ? 0 : rest,
    );
    return () => clearTimeout(timer);
  }, [project, id, question, answered, cost]);

  const start = useCallback(() => {
    if (question !== undefined) void simulate(project, question);
  }, [project, question]);

  const now = shown ? live.answer : answered ? (run.result ?? run.problem) : undefined;
  const good = isResult(now) && drawable(now) ? now : undefined;
  const broken = run.problem !== undefined && run.inputKey === undefined ? run.problem : undefined;
  const waits = question !== undefined && now === undefined && run.active === undefined && (run.stopped !== undefined || (cost !== undefined && cost > automatic));
  const cancelRun = run.active?.cancel;
  const cancel = useCallback(() => cancelRun?.(), [cancelRun]);
  return {
    run,
    picture: good ?? lastPicture(id) ?? earlier(run),
    current: good !== undefined,
    outdated: good === undefined && (now !== undefined || waits || run.active !== undefined),
    problem: now !== undefined && !("format" in now) ? now : broken,
    waits,
    milliseconds: cost,
    start,
    cancel,
  };
}

const earlier = ({ result, previous }: Run): SimulateResult | undefined => [result, previous].find((one) => isResult(one) && drawable(one)) as SimulateResult | undefined;
