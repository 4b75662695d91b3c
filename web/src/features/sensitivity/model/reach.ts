import type { SwingFound } from "@/engine/sensitivity_results";

/** How far an output moves over the range of a parameter: also where both ends lie on one side of the nominal value. */
export function reachOf({ at_low, at_high, swing }: SwingFound, nominal: number | null | undefined): number {
  const away = (end: number | null) => (end === null || nominal == null ? 0 : Math.abs(end - nominal));
  return Math.max(Math.abs(swing ?? 0), away(at_low), away(at_high));
}
