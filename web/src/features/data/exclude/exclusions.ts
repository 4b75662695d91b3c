/** Points taken out of a fit with a reason. The document holds null in their place; the value is kept so that it can come back. */
import type { Cell, Exclusion, Experiment, Measurement, ProjectDocument } from "@/doc/types";

const at = (one: Exclusion, experiment: string, measurement: number, row: number) => one.experiment === experiment && one.measurement === measurement && one.row === row;
const measurementOf = (draft: ProjectDocument, experiment: string, measurement: number): Measurement | undefined =>
  draft.experiments?.find(({ id }) => id === experiment)?.measurements?.[measurement];

/** Replaces the list; an empty one leaves no trace, so that undoing by hand gives the same document. */
export function setExclusions(draft: ProjectDocument, exclusions: Exclusion[]): void {
  if (exclusions.length > 0) (draft.workbench ??= {}).exclusions = exclusions;
  else if (draft.workbench) delete draft.workbench.exclusions;
}

export const exclusionsOf = (document: ProjectDocument, experiment: string): readonly Exclusion[] => (document.workbench?.exclusions ?? []).filter((one) => one.experiment === experiment);

/** Where one of the list stands for this cell. */
export const findExclusion = (exclusions: readonly Exclusion[], experiment: string, measurement: number, row: number): Exclusion | undefined => exclusions.find((one) => at(one, experiment, measurement, row));

export function exclude(draft: ProjectDocument, experiment: string, measurement: number, row: number, reason: string): void {
  const values = measurementOf(draft, experiment, measurement)?.value.values;
  const value: Cell | undefined = values?.[row];
  if (values === undefined || value === null || value === undefined) return;
  values[row] = null;
  setExclusions(draft, [...(draft.workbench?.exclusions ?? []), { experiment, measurement, row, value, reason }]);
}

export function putBack(draft: ProjectDocument, experiment: string, measurement: number, row: number): void {
  const exclusions = draft.workbench?.exclusions ?? [];
  const found = findExclusion(exclusions, experiment, measurement, row);
  const values = measurementOf(draft, experiment, measurement)?.value.values;
  if (found === undefined) return;
  if (values !== undefined && row < values.length) values[row] = found.value;
  setExclusions(draft, exclusions.filter((one) => one !== found));
}

/** A new value takes the place of an excluded one: the old is forgotten. */
export function forget(draft: ProjectDocument, experiment: string, measurement: number, row: number): void {
  const exclusions = draft.workbench?.exclusions ?? [];
  if (exclusions.some((one) => at(one, experiment, measurement, row))) setExclusions(draft, exclusions.filter((one) => !at(one, experiment, measurement, row)));
}

export function forgetExperiment(draft: ProjectDocument, experiment: string): void {
  if (draft.workbench?.exclusions) setExclusions(draft, draft.workbench.exclusions.filter((one) => one.experiment !== experiment));
}

/** Rows or measurements of an experiment have moved. @param move the new place, undefined when it is gone */
export function moveExclusions(draft: ProjectDocument, experiment: string, move: (measurement: number, row: number) => { measurement: number; row: number } | undefined): void {
  if (!draft.workbench?.exclusions) return;
  setExclusions(
    draft,
    draft.workbench.exclusions.flatMap((one) => {
      if (one.experiment !== experiment) return [one];
      const next = move(one.measurement, one.row);
      return next === undefined ? [] : [{ ...one, ...next }];
    }),
  );
}

/** A row is the same when its time is, and its place among rows of that time. */
export const rowKeys = ({ time }: Measurement): string[] => {
  const seen = new Map<string, number>();
  return time.values.map((value) => {
    const key = `${value} ${time.unit}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key} #${count}`;
  });
};

/** Exclusions of an experiment whose measurements were replaced: those whose row and value are found again are kept. */
export function carryOver(before: Experiment, exclusions: readonly Exclusion[], after: readonly Measurement[]): { kept: Exclusion[]; lost: number } {
  const kept = exclusions.flatMap((one): Exclusion[] => {
    const old = before.measurements?.[one.measurement];
    if (old === undefined) return [];
    const measurement = after.findIndex(({ observable }) => observable === old.observable);
    const next = after[measurement];
    const row = next === undefined ? -1 : rowKeys(next).indexOf(rowKeys(old)[one.row] ?? "");
    return next !== undefined && row >= 0 && next.value.unit === old.value.unit && next.value.values[row] === one.value ? [{ ...one, measurement, row }] : [];
  });
  return { kept, lost: exclusions.length - kept.length };
}
