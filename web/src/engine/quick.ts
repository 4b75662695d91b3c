/**
 * Computes at once, beside the runs: for sliders and live curves. One computation at a time; of the requests that come
 * meanwhile only the last is kept, so a dragged slider is answered by the newest value and never by a queue.
 */
import type { ProjectDocument, Study } from "@/doc/types";
import { desk } from "./browser_pool";
import { inputOf } from "./input";
import type { Problem, ResultDocument } from "./results";

export type Answer = ResultDocument | Problem;
/** @returns undefined when a later request overtook this one */
export type Quick = (document: ProjectDocument, study: Study) => Promise<Answer | undefined>;

export function quickRunner(): Quick {
  let busy = false;
  let waiting: ((mine: boolean) => void) | undefined;

  return async (document, study) => {
    if (busy) {
      waiting?.(false);
      const mine = await new Promise<boolean>((resolve) => (waiting = resolve));
      if (!mine) return undefined;
    }
    busy = true;
    try {
      const reply = await desk.run({ kind: "run", document: inputOf(document, study), study: study.id });
      return JSON.parse(reply.json) as Answer;
    } finally {
      busy = false;
      const next = waiting;
      waiting = undefined;
      next?.(true);
    }
  };
}
