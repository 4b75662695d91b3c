/** Rate constants of each run alone, for the points of an Arrhenius plot: fits of one run with the energies held. */
import { useEffect, useState } from "react";
import type { FitStudy, ProjectDocument } from "@/doc/types";
import { quickRunner } from "@/engine/quick";
import type { FitResult } from "@/engine/results";
import { constantsWithEnergy } from "../model/arrhenius";
import { experimentsOf } from "../model/fit_study";
import { estimatedOf } from "../model/unknowns";
import { withValues } from "./values";

const done = new WeakMap<FitResult, Readonly<Record<string, FitResult>>>();

/** @returns by run, growing while they are computed */
export function useSingleRuns(result: FitResult, document: ProjectDocument, study: FitStudy): Readonly<Record<string, FitResult>> {
  const [found, setFound] = useState(done.get(result) ?? {});
  useEffect(() => {
    const estimate = constantsWithEnergy(document);
    if (done.has(result) || estimate.length === 0) return setFound(done.get(result) ?? {});
    let live = true;
    const quick = quickRunner();
    const start = withValues(document, estimatedOf(result));
    const compute = async () => {
      let all: Record<string, FitResult> = {};
      for (const { id } of experimentsOf(document, study)) {
        const { estimate: _, starts: _starts, ...settings } = study;
        const answer = await quick(start, { ...settings, id: "alone", experiments: [id], estimate });
        if (!live) return;
        if (answer && "format" in answer && answer.kind === "fit" && answer.status === "ok") setFound((all = { ...all, [id]: answer }));
      }
      done.set(result, all);
    };
    setFound({});
    void compute();
    return () => {
      live = false;
    };
    // A result belongs to the document that it was computed from: a later edit does not move its points.
  }, [result]);
  return found;
}
