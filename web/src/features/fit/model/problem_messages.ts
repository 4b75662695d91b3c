/** A problem document as messages: what the engine says, where it is in the workbench, and the way there. */
import type { FitStudy, ProjectDocument } from "@/doc/types";
import type { Fault, Problem } from "@/engine/results";
import type { Message } from "./message";
import type { Remedy } from "./remedies";

const screens: Readonly<Record<string, { to: "scheme" | "data"; label: string }>> = {
  reactions: { to: "scheme", label: "Open the scheme" },
  species: { to: "scheme", label: "Open the scheme" },
  parameters: { to: "scheme", label: "Open the scheme" },
  observables: { to: "scheme", label: "Open the scheme" },
  experiments: { to: "data", label: "Open the data" },
};

/** "/experiments/0/measurements/1/value/values/3" → "run1, measurements 2, value, row 4" */
export function spokenPlace(pointer: string, document: ProjectDocument): string {
  const [room, index, ...rest] = pointer.split("/").slice(1);
  if (room === undefined) return "";
  const list = (document as unknown as Record<string, unknown>)[room];
  const item = Array.isArray(list) ? (list[Number(index)] as { id?: string } | undefined) : undefined;
  const words = rest.map((part, i) => (/^\d+$/.test(part) ? (rest[i - 1] === "values" ? `row ${Number(part) + 1}` : `${Number(part) + 1}`) : part));
  return [item?.id ?? [room, index].filter(Boolean).join(" "), ...words.filter((word) => word !== "values")].join(", ");
}

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
  const screen = screens[pointer.split("/")[1] ?? ""];
  return screen ? [{ kind: "go", ...screen }] : [];
}

export function problemMessages(problem: Problem, document: ProjectDocument, study: FitStudy): Message[] {
  if (problem.errors === undefined || problem.errors.length === 0)
    return [{ tone: "bad", what: problem.title, ...(problem.detail && { where: problem.detail }), remedies: [{ kind: "fit", label: "Fit again" }] }];
  return problem.errors.map((fault) => ({
    tone: "bad",
    what: fault.detail,
    where: spokenPlace(fault.pointer, document),
    ...(fault.hint && { todo: fault.hint }),
    remedies: remedy(fault, study),
  }));
}
