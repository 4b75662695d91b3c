/** Estimates written back as the values of the document, as `pharmaflow run --save` does. */
import type { Draft } from "immer";
import type { EstimatedParameter } from "@/engine/results";
import type { ProjectDocument, Quantity } from "./types";

type Estimate = Pick<EstimatedParameter, "id" | "value" | "unit"> & { readonly experiment?: string; readonly experiments?: readonly string[]; readonly estimated?: boolean };

/** Every digit that the number has. */
export const quantityOf = ({ value, unit }: Pick<Estimate, "value" | "unit">): Quantity => (unit === "" || unit === "1" ? value : `${value} ${unit}`);

/** Works on a draft inside edit(). A result's parameters or the best ones of a run that was cancelled. */
export function applyFit(document: Draft<ProjectDocument>, estimates: readonly Estimate[]): void {
  for (const estimate of estimates) {
    if (estimate.estimated === false || !Number.isFinite(estimate.value)) continue;
    const parameter = document.parameters?.find(({ id }) => id === estimate.id);
    if (parameter === undefined) continue;
    const quantity = quantityOf(estimate);
    const places = estimate.experiments ?? (estimate.experiment === undefined ? [] : [estimate.experiment]);
    if (places.length === 0) parameter.value = quantity;
    else for (const place of places) (parameter.values ??= {})[place] = quantity;
  }
}
