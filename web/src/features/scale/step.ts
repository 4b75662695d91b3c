import type { StepMark } from "@/ui/step";
import { stepState } from "@/ui/study/step_state";
import { missing } from "./model/preflight";
import { scaleUpsOf } from "./model/study";

export const mark: StepMark = (input) => {
  const studies = scaleUpsOf(input.document);
  const [need] = studies[0] === undefined ? [] : missing(input.document, studies[0]);
  const words = { none: "The recipe has not been taken to another vessel.", ready: need === undefined ? "The scale-up is ready to be computed." : `${need.what} ${need.todo}` };
  return stepState(input, studies, words, (result) => (result.kind === "scaleup" ? { mark: "done", why: result.verdict } : { mark: "todo", why: words.ready }));
};
