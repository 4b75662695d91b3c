import type { Cell } from "@/doc/types";

export interface Statistics {
  readonly n: number;
  readonly missing: number;
  readonly belowDetection: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Sample standard deviation, n − 1 in the denominator; null below two values. */
  readonly sd: number | null;
}

/** Of the numbers of a column; missing values and those below detection are counted and left out. */
export function statisticsOf(values: readonly Cell[]): Statistics {
  const numbers = values.filter((value) => typeof value === "number");
  const n = numbers.length;
  const missing = values.filter((value) => value === null).length;
  const belowDetection = values.length - n - missing;
  if (n === 0) return { n, missing, belowDetection, min: null, max: null, mean: null, sd: null };
  let min = Infinity;
  let max = -Infinity;
  let mean = 0;
  let squares = 0; // about the running mean (Welford), so that large numbers with small differences keep their digits
  numbers.forEach((value, index) => {
    min = Math.min(min, value);
    max = Math.max(max, value);
    const distance = value - mean;
    mean += distance / (index + 1);
    squares += distance * (value - mean);
  });
  return { n, missing, belowDetection, min, max, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
