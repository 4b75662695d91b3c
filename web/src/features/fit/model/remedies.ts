/** What a button under a message does: an edit with its name in the undo list, a way to another step, or a search. */
import type { Draft } from "immer";
import type { FitStudy, ProjectDocument } from "@/doc/types";
import { listed } from "./figures";
import { join, split } from "./quantity_text";

type Change = (draft: Draft<ProjectDocument>) => void;

export type Remedy =
  | { readonly kind: "edit"; readonly label: string; readonly step: string; readonly change: Change }
  | { readonly kind: "go"; readonly label: string; readonly to: "data" | "data/import" | "scheme" }
  /** Writes the values reached so far and goes on from there. */
  | { readonly kind: "continue"; readonly label: string }
  | { readonly kind: "use-best"; readonly label: string }
  /** Looks for starting values with which every run can be computed. */
  | { readonly kind: "find-start"; readonly label: string }
  | { readonly kind: "fit"; readonly label: string };

const draftOf = (draft: Draft<ProjectDocument>, id: string) => draft.parameters?.find((parameter) => parameter.id === id);
const fitIn = (draft: Draft<ProjectDocument>, id: string) =>
  draft.studies?.find((study): study is Draft<FitStudy> => study.kind === "fit" && study.id === id);

/** Holds parameters at their present values. A study that lists what it estimates no longer lists them. */
export function fixParameters(ids: readonly string[], { id: study }: Pick<FitStudy, "id">): Remedy {
  const names = listed(ids);
  const change: Change = (draft) => {
    for (const id of ids) {
      const parameter = draftOf(draft, id);
      if (parameter !== undefined) parameter.fixed = true;
    }
    const own = fitIn(draft, study);
    if (own?.estimate !== undefined) own.estimate = own.estimate.filter((id) => !ids.includes(id));
  };
  return { kind: "edit", label: `Fix ${names}`, step: `Fix ${names}`, change };
}

/** On a log scale ten times as far; on a linear one by the width that there was. A positive lower bound stays positive. */
export function widenBound(id: string, side: "min" | "max"): Remedy {
  const change: Change = (draft) => {
    const parameter = draftOf(draft, id);
    const bound = split(parameter?.[side]);
    if (parameter === undefined || bound === undefined) return;
    const other = split(parameter[side === "max" ? "min" : "max"]);
    const width = other?.unit === bound.unit ? Math.abs(bound.number - other.number) : Math.abs(bound.number);
    // Bounds a decade apart mean an order of magnitude, others a range.
    const decades = other?.unit === bound.unit && other.number > 0 && Math.max(bound.number / other.number, other.number / bound.number) >= 10;
    const byFactor = bound.number > 0 && (parameter.scale === "log" || side === "min" || decades);
    const factor = side === "max" ? 10 : 0.1;
    const step = (side === "max" ? 1 : -1) * (width || 1);
    const next = byFactor ? bound.number * factor : bound.number + step;
    parameter[side] = join(Number(next.toPrecision(12)), bound.unit);
  };
  return { kind: "edit", label: `Widen the bound of ${id}`, step: `Widen the bound of ${id}`, change };
}

export const planRun = (): Remedy => ({ kind: "go", label: "Add a run", to: "data" });
export const importData = (): Remedy => ({ kind: "go", label: "Import data", to: "data/import" });

export function allowIterations(study: FitStudy, iterations: number): Remedy {
  const change: Change = (draft) => {
    const own = fitIn(draft, study.id);
    if (own !== undefined) own.max_iterations = iterations;
  };
  return { kind: "edit", label: `Allow ${iterations} iterations`, step: "Allow more iterations", change };
}

export function useAllRuns(study: FitStudy): Remedy {
  const change: Change = (draft) => {
    const own = fitIn(draft, study.id);
    if (own !== undefined) delete own.experiments;
  };
  return { kind: "edit", label: "Use all runs", step: "Fit all runs", change };
}

export interface Blank {
  readonly experiment: string;
  readonly measurement: number;
  readonly row: number;
}

/** Notes that these cells are empty on purpose: no number changes, and nobody is asked again. */
export function leaveBlank(blanks: readonly Blank[]): Remedy {
  const change: Change = (draft) => {
    const notes = (draft.workbench ??= {});
    (notes.exclusions ??= []).push(...blanks.map((blank) => ({ ...blank, value: null, reason: "blank" })));
  };
  return { kind: "edit", label: "Leave them out", step: blanks.length === 1 ? "Leave out a blank cell" : "Leave out blank cells", change };
}

/** A loss that a few wild points cannot bend. */
export function robustLoss(study: FitStudy): Remedy {
  const change: Change = (draft) => {
    const own = fitIn(draft, study.id);
    if (own !== undefined) own.loss = "soft_l1";
  };
  return { kind: "edit", label: "Use a robust loss", step: "Use a robust loss", change };
}
