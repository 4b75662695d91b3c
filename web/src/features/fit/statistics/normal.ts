/** The normal distribution: density, probability, quantile. */

export const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** P(X <= x), by the series of G. Marsaglia (2004), J. Stat. Software 11(4): 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...). */
export function probability(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let n = 3, before = Number.NaN; sum !== before; n += 2) {
    before = sum;
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

/** The x below which a share p lies, 0 < p < 1, by Newton's method from the middle: the tails are reached step by step. */
export function quantile(p: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN;
  if (p < 0.5) return -quantile(1 - p);
  let x = 0;
  for (let i = 0; i < 60; i++) {
    // The probability is concave here: the step never overshoots the root from below.
    const step = (p - probability(x)) / density(x);
    x += step;
    if (Math.abs(step) < 1e-12 * (1 + x)) break;
  }
  return x;
}
