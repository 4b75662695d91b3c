/** Normal quantiles for a Q-Q plot. */
import { quantile } from "./normal";

export interface Ranked<T> {
  readonly item: T;
  readonly theoretical: number;
  readonly sample: number;
}

/** Each value against the normal quantile of its rank, at the plotting positions (i - 3/8) / (n + 1/4) of Blom (1958). */
export function normalQuantiles<T>(items: readonly T[], value: (item: T) => number): Ranked<T>[] {
  const n = items.length;
  return items
    .map((item) => ({ item, sample: value(item) }))
    .sort((a, b) => a.sample - b.sample)
    .map(({ item, sample }, i) => ({ item, sample, theoretical: quantile((i + 1 - 0.375) / (n + 0.25)) }));
}
