/** All that the screen shows: the study, what it lacks, its answer, and the rule that is looked at. */
import { useCallback, useMemo } from "react";
import type { ScaleUpStudy } from "@/doc/scaleup";
import type { ScaleUpResult } from "@/engine/scaleup_results";
import { type ChangeStudy, type StudyOptions, useStudy } from "@/ui/study/use_study";
import { useViewState } from "@/ui/view_state";
import { hints, missing } from "../model/preflight";
import { withRanking, vesselName } from "../model/study";

/** A longer run waits to be asked for [ms]. */
const automatic = 3000;

const options: StudyOptions<"scaleup"> = {
  drawable: ({ targets }: ScaleUpResult) => targets !== undefined && targets.length > 0,
  ready: (document, study) => missing(document, study).length === 0,
  automatic: ({ uncertainty }, { milliseconds = 0 }) => milliseconds < automatic && (uncertainty?.samples ?? 0) === 0,
};

export function useScale() {
  const state = useStudy("scaleup", options);
  const { document, study, change: changeAlone } = state;
  const [rule, setRule] = useViewState("rule");
  const needs = useMemo(() => (study === undefined ? [] : missing(document, study)), [document, study]);
  const advice = useMemo(() => (study === undefined ? [] : hints(document, study)), [document, study]);
  const change = useCallback<ChangeStudy<ScaleUpStudy>>(
    (label, recipe, gesture) => changeAlone(label, withRanking(recipe), gesture),
    [changeAlone],
  );
  const nameOf = useCallback((vessel: string) => vesselName(document, vessel), [document]);
  return { ...state, change, rule, setRule, needs, advice, nameOf };
}
export type ScaleState = ReturnType<typeof useScale>;
