/** The model's curves at given parameter values, computed beside the fit: while a slider moves, and while a fit runs. */
import { useEffect, useRef, useState } from "react";
import type { ProjectDocument, ResultUnits, SimulateStudy } from "@/doc/types";
import { type Quick, quickRunner } from "@/engine/quick";
import type { Problem, Series } from "@/engine/results";

export interface Curves {
  readonly series: Readonly<Record<string, Series>>;
  /** Runs that cannot be computed with these values, and why. */
  readonly failures: Readonly<Record<string, string>>;
  /** The document's own faults, the same for every run. */
  readonly problem: Problem | undefined;
}
const nothing: Curves = { series: {}, failures: {}, problem: undefined };

/** Data do not move a curve; without them a question is short. */
export function withoutData(document: ProjectDocument): ProjectDocument {
  return { ...document, experiments: document.experiments?.map(({ measurements: _data, ...run }) => run) };
}

/** One runner for each run: the newest question of a run replaces an older one of the same run, never another's. */
export function useCurves(document: ProjectDocument | undefined, runs: readonly string[], units: ResultUnits | undefined): Curves {
  const [curves, setCurves] = useState(nothing);
  const runners = useRef(new Map<string, Quick>());
  const heard = useRef(new Map<string, Answer>());
  const wanted = runs.join(" ");

  useEffect(() => {
    if (document === undefined) return;
    const question = withoutData(document);
    for (const experiment of wanted === "" ? [] : wanted.split(" ")) {
      const runner = runners.current.get(experiment) ?? quickRunner();
      runners.current.set(experiment, runner);
      const study: SimulateStudy = { id: "curve", kind: "simulate", experiment, output: { points: 101 }, ...(units && { units }) };
      runner(question, study).then(
        (answer) => {
          if (answer === undefined) return; // overtaken by a newer question
          heard.current.set(experiment, answer);
          // All answers of a frame are one picture.
          if (heard.current.size === 1)
            requestAnimationFrame(() => {
              const answers = [...heard.current];
              heard.current.clear();
              setCurves((before) => answers.reduce((all, [run, one]) => add(all, run, one), before));
            });
        },
        () => undefined, // the worker was ended with the page
      );
    }
  }, [document, wanted, units]);

  return curves;
}

type Answer = NonNullable<Awaited<ReturnType<Quick>>>;

function add(before: Curves, experiment: string, answer: Answer): Curves {
  const { [experiment]: _, ...failures } = before.failures;
  if (!("format" in answer)) return { ...before, problem: answer };
  const series = answer.kind === "simulate" && answer.status === "ok" ? answer.series : undefined;
  if (series === undefined) {
    const { [experiment]: _gone, ...others } = before.series;
    const reason = answer.reason ?? answer.message ?? "The computation stopped.";
    return { ...before, series: others, failures: { ...failures, [experiment]: reason }, problem: undefined };
  }
  return {
    series: { ...before.series, [experiment]: series },
    failures,
    problem: undefined,
  };
}
