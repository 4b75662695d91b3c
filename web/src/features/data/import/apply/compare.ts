/** Two versions of a file, cell by cell: rows are the same when experiment, time and place among rows of that time are. */
import type { Cell } from "@/doc/types";
import type { Plan } from "./plan";

export interface Difference {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly examples: readonly { readonly experiment: string; readonly observable: string; readonly time: string; readonly before: Cell; readonly after: Cell }[];
}

interface Entry {
  readonly experiment: string;
  readonly observable: string;
  readonly time: string;
  readonly value: Cell;
}
/** Missing values say nothing and are not counted. */
function entries({ experiments }: Pick<Plan, "experiments">): Map<string, Entry> {
  const all = new Map<string, Entry>();
  const single = experiments.length === 1; // its name is that of the file and may differ
  for (const { name, measurements } of experiments)
    for (const { observable, time, value } of measurements) {
      const seen = new Map<unknown, number>();
      value.values.forEach((cell, row) => {
        const at = time.values[row]!;
        const count = seen.get(at) ?? 0;
        seen.set(at, count + 1);
        const entry: Entry = { experiment: name, observable, time: `${at} ${time.unit}`, value: cell };
        if (cell !== null) all.set(JSON.stringify([single ? "" : name, observable, value.unit, entry.time, count]), entry);
      });
    }
  return all;
}

const shown = 5;

export function compare(before: Pick<Plan, "experiments">, after: Pick<Plan, "experiments">): Difference {
  const old = entries(before);
  const now = entries(after);
  const changed = [...now].filter(([key, { value }]) => old.has(key) && old.get(key)!.value !== value);
  return {
    changed: changed.length,
    added: [...now.keys()].filter((key) => !old.has(key)).length,
    removed: [...old.keys()].filter((key) => !now.has(key)).length,
    examples: changed.slice(0, shown).map(([key, { value, ...place }]) => ({ ...place, before: old.get(key)!.value, after: value })),
  };
}

const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;
export const sentence = ({ changed, added, removed }: Difference): string =>
  changed + added + removed === 0 ? "no cell differs" : [changed > 0 && `${cells(changed)} changed`, added > 0 && `${cells(added)} added`, removed > 0 && `${cells(removed)} removed`].filter(Boolean).join(", ");
