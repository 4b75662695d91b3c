/** A problem document as messages: what the engine says, where it is in the workbench, and the way there. */
import type { FitStudy, ProjectDocument } from "@/doc/types";
import type { Fault, Problem } from "@/engine/results";
import { pointerLabel, stepOf } from "@/ui/problem/pointer_label";
import type { Message } from "./message";
import type { Remedy } from "./remedies";

const labels = { scheme: "Open the scheme", data: "Open the data" };

function remedy({ code, pointer }: Fault, study: FitStudy): Remedy[] {
  if (code === "missing_property" && pointer.endsWith("/weighting"))
    return [
      {
        kind: "edit",
        label: "Weight all points alike",
        step: "Weight all points alike",
        change: (draft) => {
          const own = draft.studies?.find(({ id }) => id === study.id);
          if (own?.kind === "fit") own.weighting = "none";
        },
      },
    ];
  const step = stepOf(pointer);
  return step === "scheme" || step === "data" ? [{ kind: "go", to: step, label: labels[step] }] : [];
}

export function problemMessages(problem: Problem, document: ProjectDocument, study: FitStudy): Message[] {
  if (problem.errors === undefined || problem.errors.length === 0)
    return [{ tone: "bad", what: problem.title, ...(problem.detail && { where: problem.detail }), remedies: [{ kind: "fit", label: "Fit again" }] }];
  return problem.errors.map((fault) => ({
    tone: "bad",
    what: fault.detail,
    where: pointerLabel(document, fault.pointer),
    ...(fault.hint && { todo: fault.hint }),
    remedies: remedy(fault, study),
  }));
}
