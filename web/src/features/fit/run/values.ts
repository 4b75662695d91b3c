/** Puts found values into a document: estimates of a result, or the best point of a fit under way. */
import { type Draft, produce } from "immer";
import type { ProjectDocument } from "@/doc/types";
import { join } from "../model/quantity_text";

export interface FoundValue {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly experiment?: string;
  readonly experiments?: readonly string[];
}

/** All digits: what is computed from the document then is what was found. */
export function writeValues(draft: Draft<ProjectDocument>, found: readonly FoundValue[]): void {
  for (const { id, value, unit, experiment, experiments } of found) {
    const parameter = draft.parameters?.find((one) => one.id === id);
    if (parameter === undefined || parameter.expression !== undefined) continue;
    const where = experiment === undefined ? experiments : [experiment];
    if (where === undefined) parameter.value = join(value, unit);
    else for (const run of where) (parameter.values ??= {})[run] = join(value, unit);
  }
}

export const withValues = (document: ProjectDocument, found: readonly FoundValue[]): ProjectDocument =>
  found.length === 0 ? document : produce(document, (draft) => writeValues(draft, found));
