/** How long one run of the model takes here: measured once the engine is warm, so that the cost of a fit can be told. */
import { useEffect, useState } from "react";
import { projectStore } from "@/doc/store";
import type { SimulateStudy } from "@/doc/types";
import { quickRunner } from "@/engine/quick";
import { withoutData } from "./use_curves";

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
      const since = performance.now();
      await quick(question, study);
      setTime(performance.now() - since);
    };
    const timer = setTimeout(() => void measure().catch(() => undefined), quiet);
    return () => clearTimeout(timer);
  }, [experiment]);
  return time;
}
