/** How long one run of the recipe takes here, so that the cost of a study can be told before it is started. */
import { useEffect, useState } from "react";
import { recipeOf } from "@/doc/recipe_source";
import type { SensitivityStudy } from "@/doc/sensitivity";
import { projectStore } from "@/doc/store";
import { quickRunner } from "@/engine/quick";
import { withoutData } from "@/ui/study/question";

const tries = 3; // the least of them: the others waited for another program
const quiet = 600; // [ms] after the screen: its own run comes first

/** Measured on runs of the kind that the study makes. @returns [ms], undefined until it is known */
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
      const probe: SensitivityStudy = { id: "cost", kind: "sensitivity", method: "one_at_a_time", ...source };
      await quick(question, probe); // the first answer waits for the engine to start
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < tries; i++) {
        const since = performance.now();
        const answer = await quick(question, probe);
        const runs = answer !== undefined && "format" in answer && answer.kind === "sensitivity" ? answer.evaluations : undefined;
        if (runs !== undefined && runs > 0) least = Math.min(least, (performance.now() - since) / runs);
      }
      if (live && Number.isFinite(least)) setTime(least);
    };
    const timer = setTimeout(() => void measure().catch(() => undefined), quiet);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [recipe, experiment]);
  return time;
}
