/** How long one run of the recipe takes here, so that the cost of a study can be told before it is started. */
import { useEffect, useState } from "react";
import { recipeOf } from "@/doc/recipe_source";
import type { SensitivityStudy } from "@/doc/sensitivity";
import { projectStore } from "@/doc/store";
import type { SimulateStudy } from "@/doc/types";
import { quickRunner } from "@/engine/quick";
import { withoutData } from "@/ui/study/question";

const tries = 3; // the least of them: the others waited for another program
const quiet = 600; // [ms] after the screen: its own run comes first

/** @returns [ms], undefined until it is known */
export function useSolveTime(study: SensitivityStudy | undefined): number | undefined {
  const [time, setTime] = useState<number>();
  const { recipe, experiment } = study ?? {};
  useEffect(() => {
    const document = projectStore.getState().document;
    const source = { ...(recipe && { recipe }), ...(experiment !== undefined && { experiment }) };
    if (recipeOf(document, source) === undefined) return;
    let live = true;
    const measure = async () => {
      const quick = quickRunner();
      const question = withoutData(document);
      const probe: SimulateStudy = { id: "cost", kind: "simulate", ...source, output: { points: 2 } };
      await quick(question, probe); // the first answer waits for the engine to start
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < tries; i++) {
        const since = performance.now();
        await quick(question, probe);
        least = Math.min(least, performance.now() - since);
      }
      if (live) setTime(least);
    };
    const timer = setTimeout(() => void measure().catch(() => undefined), quiet);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [recipe, experiment]);
  return time;
}
