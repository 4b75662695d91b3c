import type { StepMark } from "@/ui/step";
import { stepState } from "@/ui/study/step_state";
import { sensitivityStudiesOf } from "./model/study";
import { verdictOf } from "./model/verdict";

const words = { none: "Which parameters the outcome depends on has not been asked.", ready: "The study is ready to be computed." };

export const mark: StepMark = (input) =>
  stepState(input, sensitivityStudiesOf(input.document), words, (result) => (result.kind === "sensitivity" ? { mark: "done", why: verdictOf(result, undefined) } : { mark: "todo", why: words.ready }));
