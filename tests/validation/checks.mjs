// What a chapter holds: measured against expected, with the tolerance and where the expectation comes from.

/**
 * @param what      in words
 * @param source    of the expected value: a closed form, or author and year
 * @param value     measured
 * @param expected  reference
 * @param tolerance largest deviation that holds
 * @param relative  deviation relative to |expected|
 * @param unit      of value and expected
 */
export function near({ what, source, value, expected, tolerance, relative = false, unit = "" }) {
  const deviation = Math.abs(value - expected) / (relative ? Math.abs(expected) : 1);
  return finish({ what, source, value, expected, tolerance, relative, unit, deviation });
}

/** A size that must not exceed a bound: an error, a closure, a count. */
export function atMost({ what, source, value, bound, unit = "" }) {
  return finish({ what, source, value, tolerance: bound, relative: false, unit, deviation: value });
}

/** A computation that came to nothing: always a failed check. */
export function broken(what, reason) {
  return { what, source: reason, value: null, tolerance: null, relative: false, unit: "", deviation: null, holds: false };
}

function finish(check) {
  // A NaN compares false: it does not hold.
  return { ...check, holds: Number.isFinite(check.deviation) && check.deviation <= check.tolerance };
}

/** Largest |a_i - b_i|; NaN where the lengths differ or a value is missing. */
export function largestDifference(a, b) {
  if (a.length !== b.length || a.length === 0) return NaN;
  return a.reduce((most, v, i) => {
    const d = typeof v === "number" ? Math.abs(v - b[i]) : NaN;
    return d <= most ? most : d;
  }, 0);
}
