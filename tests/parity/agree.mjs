// When two results are the same: same keys, same words, numbers within the error that the solver was allowed.

/**
 * Effort and measures of error, not outcome: a last digit of exp() may cost a step more, and a closure is what the error
 * happened to be. Such members need the same keys and kinds only.
 */
const effort = new Set(["solver", "history", "start_ssr", "iterations", "ode_solves", "reason", "message", "balances"]);
/** Fractions between 0 and 1: exact to a part of 1, not of a trace. */
const fractions = new Set(["matrix", "conversion", "yield", "selectivity", "p"]);

/** What the numbers below a member are exact to, where that is not their own size; undefined where it is. */
function scaleOf(key, value) {
  if (fractions.has(key)) return 1;
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value.measured)) return largest(value.measured); // residuals: differences of such numbers
  if (typeof value.value === "number" && "std_error" in value) return Math.abs(value.value); // a parameter
  return undefined;
}

function largest(values) {
  return values.flat(Infinity).reduce((most, v) => (typeof v === "number" ? Math.max(most, Math.abs(v)) : most), 0);
}

/**
 * @param tolerance relative, of the study
 * @returns where and how two documents differ, as "pointer: a, b"; empty when they agree to 10 x the tolerance
 */
export function disagreements(a, b, tolerance) {
  const found = [];
  const allowed = 10 * tolerance;
  const skipped = fitsNoise(a, allowed) ? new Set(["statistics", "standardized"]) : new Set();

  const compare = (x, y, pointer, scale) => {
    if (typeof x === "number" && typeof y === "number") {
      if (Math.abs(x - y) > allowed * Math.max(Math.abs(x), Math.abs(y), scale)) found.push(`${pointer}: ${x}, ${y}`);
    } else if (x === null || y === null || typeof x !== "object" || typeof y !== "object") {
      if (x !== y) found.push(`${pointer}: ${JSON.stringify(x)}, ${JSON.stringify(y)}`);
    } else if (Object.keys(x).join() !== Object.keys(y).join()) {
      found.push(`${pointer}: keys ${Object.keys(x)}, ${Object.keys(y)}`);
    } else {
      // Values of a column are as exact as its largest.
      const inner = Array.isArray(x) ? Math.max(scale, largest(x.filter((v) => typeof v === "number"))) : scale;
      for (const key of Object.keys(x)) {
        const at = `${pointer}/${key}`;
        if (effort.has(key) || skipped.has(key) || isTimeOfExtremum(key, x)) {
          if (shape(x[key]) !== shape(y[key])) found.push(`${at}: ${shape(x[key])}, ${shape(y[key])}`);
        } else {
          compare(x[key], y[key], at, scaleOf(key, x[key]) ?? inner);
        }
      }
    }
  };
  compare(a, b, "", 0);
  return found;
}

/** Where a curve is flat, the place of its maximum is any. */
function isTimeOfExtremum(key, entry) {
  return key === "time" && "time_unit" in entry;
}

/** A fit whose residuals are below the solver's error (data made without noise): their statistics say nothing. */
function fitsNoise(result, allowed) {
  const columns = (result.experiments ?? []).flatMap((experiment) => experiment.residuals ?? []);
  return columns.length > 0 && columns.every((c) => largest(c.residual) <= allowed * largest(c.measured));
}

/** Keys and kinds without values; of a list, those of its first entry. */
function shape(value) {
  if (value === null || typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return `[${value.length > 0 ? shape(value[0]) : ""}]`;
  return `{${Object.entries(value).map(([key, inner]) => `${key}:${shape(inner)}`)}}`;
}
