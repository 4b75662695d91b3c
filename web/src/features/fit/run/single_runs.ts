/** Rate constants of each run alone, for the points of an Arrhenius plot: fits of one run with the energies held. */
import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { projectStore } from "@/doc/store";
import { quickRunner } from "@/engine/quick";
import type { FitResult } from "@/engine/results";
import { constantsWithEnergy } from "../model/arrhenius";
import { experimentsOf, fitStudyOf } from "../model/fit_study";
import { estimatedOf } from "../model/unknowns";
import { withValues } from "./values";

type ByRun = Readonly<Record<string, FitResult>>;
const none: ByRun = {};
/** Of the last result that was asked for. */
const singleRuns = createStore<{ readonly of: FitResult | undefined; readonly found: ByRun }>(() => ({ of: undefined, found: none }));

async function compute(result: FitResult): Promise<void> {
  if (singleRuns.getState().of === result) return;
  singleRuns.setState({ of: result, found: none });
  const { document } = projectStore.getState();
  const { estimate: _estimate, starts: _starts, ...settings } = fitStudyOf(document);
  const estimate = constantsWithEnergy(document);
  if (estimate.length === 0) return;
  const start = withValues(document, estimatedOf(result));
  const quick = quickRunner();
  for (const { id } of experimentsOf(document, settings)) {
    const answer = await quick(start, { ...settings, id: "alone", experiments: [id], estimate });
    if (singleRuns.getState().of !== result) return;
    if (answer && "format" in answer && answer.kind === "fit" && answer.status === "ok")
      singleRuns.setState(({ found }) => ({ found: { ...found, [id]: answer } }));
  }
}

/** @returns by run, growing while they are computed */
export function useSingleRuns(result: FitResult): ByRun {
  useEffect(() => void compute(result), [result]);
  return useStore(singleRuns, ({ of, found }) => (of === result ? found : none));
}
