import { produce } from "immer";
import { applyFit } from "@/doc/fit_values";
import type { ProjectDocument } from "@/doc/types";

/** A value that a fit found, or the best so far: of a parameter, where it is not one for all of some experiments. */
export interface FoundValue {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly experiment?: string;
  readonly experiments?: readonly string[];
}

/** The document as it would be with these values. */
export const withValues = (document: ProjectDocument, found: readonly FoundValue[]): ProjectDocument =>
  found.length === 0 ? document : produce(document, (draft) => applyFit(draft, found));
