/** The values that the last fit found, for a simulation that is asked for with them. */
import { produce } from "immer";
import { applyFit, quantityOf } from "@/doc/fit_values";
import type { ProjectDocument } from "@/doc/types";
import type { EstimatedParameter, FitResult } from "@/engine/results";
import { type Run, runId } from "@/engine/runs";

export type Values = "project" | "fit";

export interface Fitted {
  readonly study: string;
  readonly result: FitResult;
}

/** Of the first fit study that has a result; one that failed has no values to offer. */
export function fittedOf(project: string, document: ProjectDocument, runs: Readonly<Record<string, Run>>): Fitted | undefined {
  for (const { id, kind } of document.studies ?? []) {
    const result = kind === "fit" ? runs[runId(project, id)]?.result : undefined;
    if (result?.kind === "fit" && result.status === "ok") return { study: id, result };
  }
  return undefined;
}

export const estimatesOf = ({ result }: Fitted): EstimatedParameter[] => result.parameters.filter((one) => one.estimated);

/** All digits: what is simulated is what was found. */
export const withFitted = (document: ProjectDocument, fitted: Fitted): ProjectDocument => produce(document, (draft) => applyFit(draft, estimatesOf(fitted)));

/** Ids of the parameters whose value in the project is another than the fit's. */
export function differing(document: ProjectDocument, fitted: Fitted): string[] {
  const ids = estimatesOf(fitted).flatMap((estimate) => {
    const parameter = document.parameters?.find(({ id }) => id === estimate.id);
    if (parameter === undefined) return [];
    const here = (estimate.experiment === undefined ? undefined : parameter.values?.[estimate.experiment]) ?? parameter.value;
    return here === quantityOf(estimate) ? [] : [estimate.id];
  });
  return [...new Set(ids)];
}
