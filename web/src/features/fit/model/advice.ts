/** Which estimates are not to be trusted as they stand, why, and the one thing to do about each. */
import type { FitStudy, ProjectDocument } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { percent } from "./figures";
import { type Remedy, fixParameters, planRun, widenBound } from "./remedies";
import { type Entry, activationEnergies, estimatedOf, keyOfEntry, spokenName } from "./unknowns";

export const largeError = 0.5; // of the value
export const strongCorrelation = 0.95;

export type Trouble = "bound" | "unknown" | "pair" | "error";
export interface Advice {
  readonly key: string;
  readonly trouble: Trouble;
  /** "moves together with Ea2 (ρ = 0.99)": goes on from the parameter's name. */
  readonly text: string;
  readonly partner?: string;
  readonly rho?: number;
  readonly remedy: Remedy;
}

interface Pair {
  readonly partner: string;
  readonly rho: number;
}

/** The parameter that each moves with most, where that is more than it should. */
export function strongestPairs({ correlation }: FitResult): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const { ids = [], matrix = [] } = correlation ?? {};
  matrix.forEach((row, i) =>
    row.forEach((rho, j) => {
      if (i === j || rho === null || Math.abs(rho) <= strongCorrelation) return;
      if (Math.abs(rho) > Math.abs(pairs.get(ids[i]!)?.rho ?? 0)) pairs.set(ids[i]!, { partner: ids[j]!, rho });
    }),
  );
  return pairs;
}

export const relativeError = ({ value, std_error }: Entry): number =>
  std_error === null ? Number.POSITIVE_INFINITY : std_error / Math.abs(value);

/** Of a pair, the one to fix: an activation energy first, else the one that is known less. */
function toFix(a: Entry, b: Entry, energies: ReadonlySet<string>): Entry {
  if (energies.has(a.id) !== energies.has(b.id)) return energies.has(a.id) ? a : b;
  return relativeError(a) >= relativeError(b) ? a : b;
}

export function adviceOf(result: FitResult, document: ProjectDocument, study: FitStudy): Advice[] {
  const entries = estimatedOf(result);
  const byKey = new Map(entries.map((entry) => [keyOfEntry(entry), entry]));
  const pairs = strongestPairs(result);
  const energies = activationEnergies(document);

  return entries.flatMap((entry): Advice[] => {
    const key = keyOfEntry(entry);
    if (entry.at_bound !== null) {
      const side = entry.at_bound === "lower" ? "min" : "max";
      return [{ key, trouble: "bound", text: `stopped at its ${side === "min" ? "lower" : "upper"} bound`, remedy: widenBound(entry.id, side) }];
    }
    if (entry.std_error === null)
      return [{ key, trouble: "unknown", text: "is not determined by these data", remedy: fixParameters([entry.id], study) }];
    const pair = pairs.get(key);
    const partner = pair && byKey.get(pair.partner);
    if (pair && partner) {
      const text = `moves together with ${spokenName(pair.partner)} (ρ = ${pair.rho.toFixed(2)})`;
      return [{ key, trouble: "pair", text, ...pair, remedy: fixParameters([toFix(entry, partner, energies).id], study) }];
    }
    if (relativeError(entry) > largeError)
      return [{ key, trouble: "error", text: `is known only to ${percent(relativeError(entry))}`, remedy: planRun() }];
    return [];
  });
}
