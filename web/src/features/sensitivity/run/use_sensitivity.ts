/** All that the screen shows: the study, its answer, the output that is looked at. */
import { useMemo } from "react";
import type { SensitivityResult } from "@/engine/sensitivity_results";
import { useStudy, type StudyOptions } from "@/ui/study/use_study";
import { useViewState } from "@/ui/view_state";
import { missing } from "../model/study";

/** A longer run waits to be asked for [ms]. */
const automatic = 3000;

const options: StudyOptions<"sensitivity"> = {
  drawable: ({ outputs, parameters }: SensitivityResult) => outputs !== undefined && parameters !== undefined && outputs.length > 0,
  ready: (document, study) => missing(document, study).length === 0,
  automatic: ({ method = "local" }, { milliseconds = 0 }) => milliseconds < automatic && (method === "local" || method === "one_at_a_time"),
};

export function useSensitivity() {
  const state = useStudy("sensitivity", options);
  const { document, study, picture } = state;
  const [wanted, setOutput] = useViewState("output");
  const needs = useMemo(() => (study === undefined ? [] : missing(document, study)), [document, study]);
  const output = picture?.outputs?.find(({ id }) => id === wanted) ?? picture?.outputs?.[0];
  return { ...state, needs, output, setOutput };
}
export type SensitivityState = ReturnType<typeof useSensitivity>;
