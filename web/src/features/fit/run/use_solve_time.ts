/** How long one run of the model takes here: measured once the engine is warm, so that the cost of a fit can be told. */
import { useEffect, useState } from "react";
import { projectStore } from "@/doc/store";
import type { SimulateStudy } from "@/doc/types";
import { quickRunner } from "@/engine/quick";
import { withoutData } from "./use_curves";

const tries = 4; // the least of them: the others waited for a slider, or for another program
const quiet = 400; // [ms] after the first curves: they come first

/** @returns [ms], undefined until it is known */
export function useSolveTime(experiment: string | undefined): number | undefined {
  const [time, setTime] = useState<number>();
  useEffect(() => {
    if (experiment === undefined) return;
    const measure = async () => {
      const quick = quickRunner();
      const study: SimulateStudy = { id: "cost", kind: "simulate", experiment, output: { points: 2 } };
      const question = withoutData(projectStore.getState().document);
      await quick(question, study); // the first answer waits for the engine to start
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < tries; i++) {
        const since = performance.now();
        await quick(question, study);
        least = Math.min(least, performance.now() - since);
      }
      setTime(least);
    };
    const timer = setTimeout(() => void measure().catch(() => undefined), quiet);
    return () => clearTimeout(timer);
  }, [experiment]);
  return time;
}
