/** Exclusions when an import is run again: a point is the same when it is the same cell of the same file, whatever its column is called now. */
import type { Exclusion, ProjectDocument } from "@/doc/types";
import { carryOver, exclusionsOf, rowKeys } from "../../exclude/exclusions";
import { type Plan, experimentIds } from "./plan";

export interface Lost {
  readonly exclusion: Exclusion;
  /** "Line 7: the column is not imported any more." */
  readonly why: string;
}
export interface Carried {
  readonly kept: readonly Exclusion[];
  readonly lost: readonly Lost[];
}
interface Cell {
  readonly line: number;
  readonly column: number;
}

/**
 * @param earlier ids of the experiments that are replaced
 * @param before the same file as it was understood then; undefined where the file is another one
 */
export function carry(document: ProjectDocument, plan: Plan, earlier: readonly string[], before: Plan | undefined): Carried {
  const ids = experimentIds(plan, document, earlier);
  const origin = before && { plan: before, ids: experimentIds(before, document, earlier) };
  const kept: Exclusion[] = [];
  const lost: Lost[] = [];
  for (const id of earlier) {
    const experiment = document.experiments?.find((one) => one.id === id);
    for (const exclusion of exclusionsOf(document, id)) {
      const cell = origin && cellOf(document, exclusion, origin);
      const found = cell === undefined ? undefined : placeOf(cell, plan, ids);
      if (found !== undefined && "measurement" in found) kept.push({ ...exclusion, ...found });
      else if (found !== undefined) lost.push({ exclusion, why: found.why });
      else {
        const measurements = plan.experiments[ids.indexOf(id)]?.measurements ?? [];
        const [same] = experiment === undefined ? [] : carryOver(experiment, [exclusion], measurements).kept;
        if (same !== undefined) kept.push(same);
        else lost.push({ exclusion, why: "No row of the file has the same time, unit and value." });
      }
    }
  }
  return { kept, lost };
}

/** Where an excluded point stands in the file. */
function cellOf({ experiments = [] }: ProjectDocument, { experiment, measurement, row }: Exclusion, origin: { readonly plan: Plan; readonly ids: readonly string[] }): Cell | undefined {
  const now = experiments.find(({ id }) => id === experiment)?.measurements?.[measurement];
  const planned = origin.plan.experiments[origin.ids.indexOf(experiment)];
  const place = planned?.measurements.findIndex(({ observable }) => observable === now?.observable) ?? -1;
  const then = planned?.measurements[place];
  if (now === undefined || planned === undefined || then === undefined) return undefined;
  const line = planned.lines[rowKeys(then).indexOf(rowKeys(now)[row] ?? "")];
  return line === undefined ? undefined : { line, column: planned.columns[place]! };
}

/** Where a cell of the file stands now, or why it stands nowhere. */
function placeOf({ line, column }: Cell, plan: Plan, ids: readonly string[]): Pick<Exclusion, "experiment" | "measurement" | "row" | "value"> | { why: string } {
  const index = plan.experiments.findIndex(({ lines }) => lines.includes(line));
  const planned = plan.experiments[index];
  if (planned === undefined) return { why: `Line ${line}: the row is not read any more.` };
  const measurement = planned.columns.indexOf(column);
  if (measurement < 0) return { why: `Line ${line}: the column is not imported any more.` };
  const row = planned.lines.indexOf(line);
  const value = planned.measurements[measurement]!.value.values[row] ?? null;
  return value === null ? { why: `Line ${line}: the cell holds no value any more.` } : { experiment: ids[index]!, measurement, row, value };
}

const points = (count: number) => `${count} excluded point${count === 1 ? "" : "s"}`;
const told = 3;

/** What becomes of the exclusions, in words. */
export function exclusionsSaid({ kept, lost }: Carried): string {
  const all = kept.length + lost.length;
  if (all === 0) return "No point of it is excluded.";
  if (lost.length === 0) return all === 1 ? "The excluded point stays excluded." : `The ${points(all)} stay excluded.`;
  const reasons = lost.slice(0, told).map(({ exclusion, why }) => `“${exclusion.reason}”: ${why}`);
  const more = lost.length > told ? ` And ${lost.length - told} more.` : "";
  return `${kept.length} of ${points(all)} stay${kept.length === 1 ? "s" : ""} excluded. Not kept: ${reasons.join(" ")}${more}`;
}
