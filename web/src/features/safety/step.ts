import { isSafetyAnswer } from "@/engine/safety_results";
import type { StepMark } from "@/ui/step";
import { stepState } from "@/ui/study/step_state";
import { safetyStudiesOf } from "./model/study";
import { toneOf } from "./model/verdict";

const words = { none: "What a cooling failure would do has not been assessed.", ready: "The assessment is ready to be computed." };

export const mark: StepMark = (input) =>
  stepState(input, safetyStudiesOf(input.document), words, (result) =>
    result.kind === "safety" && isSafetyAnswer(result) ? { mark: toneOf(result) === "good" ? "done" : "attention", why: result.verdict } : { mark: "todo", why: words.ready },
  );
