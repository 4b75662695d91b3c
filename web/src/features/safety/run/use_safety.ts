import { useMemo } from "react";
import { isSafetyAnswer, type SafetyAnswer, type SafetyResult } from "@/engine/safety_results";
import { useStudy, type StudyOptions } from "@/ui/study/use_study";
import { missing } from "../model/study";

/** A longer run waits to be asked for [ms]. */
const automatic = 3000;

const options: StudyOptions<"safety"> = {
  drawable: (result: SafetyResult) => isSafetyAnswer(result),
  ready: (document, study) => missing(document, study).length === 0,
  automatic: ({ uncertainty }, { milliseconds = 0 }) => milliseconds < automatic && (uncertainty?.samples ?? 0) === 0,
};

export function useSafety() {
  const state = useStudy("safety", options);
  const { document, study } = state;
  const needs = useMemo(() => (study === undefined ? [] : missing(document, study)), [document, study]);
  return { ...state, needs, picture: state.picture as SafetyAnswer | undefined };
}
export type SafetyState = ReturnType<typeof useSafety>;
