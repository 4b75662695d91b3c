// What the report and the goals ask of the measured numbers.

export const isPeer = (s) => s.role === 'peer' || s.role === 'tuned';
export const isTuned = (s) => s.role === 'tuned';
const isOwn = (s) => s.role === 'own';

/** The fastest of the admitted solvers at the k-th accuracy, or undefined. */
export function best(c, k, admit) {
  return c.solvers
    .filter((s) => admit(s) && s.points[k])
    .map((s) => ({ ...s.points[k], solver: s.name }))
    .sort((a, b) => a.min - b.min)[0];
}

/** How many times faster than the fastest of the admitted; undefined where one of them does not get there. */
export function better(c, k, admit) {
  const own = best(c, k, isOwn);
  const other = best(c, k, admit);
  return own && other ? other.min / own.min : undefined;
}

export function geometricMean(values) {
  const known = values.filter((v) => v !== undefined);
  return Math.exp(known.reduce((sum, v) => sum + Math.log(v), 0) / known.length);
}

/** Every problem once: written by hand where it is, otherwise its document. */
export const byHandOrDocument = (cases) =>
  cases.filter((c) => c.family === 'by hand' || !cases.some((o) => o.name === c.name && o.family === 'by hand'));

/** Microseconds with three digits. */
export const time = (us) => (us < 9.995 ? us.toFixed(2) : us < 99.95 ? us.toFixed(1) : us.toFixed(0));

export const pad = (text, width) => text + ' '.repeat(width - [...text].length);
