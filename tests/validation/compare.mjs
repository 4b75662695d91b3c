// Is what stands in docs/validation what the engine computes? Last digits differ between machines and small changes
// of a solver move the work it does; verdicts, measured values and the text do not.

/**
 * @param stored, fresh {name: text}; stored[name] is undefined where the file is missing
 * @returns differences in words; empty when the stored files stand
 */
export function stale(stored, fresh) {
  const found = [];
  for (const [name, text] of Object.entries(fresh)) {
    if (stored[name] === undefined) found.push(`${name} is missing`);
    else if (name === "checks.json") found.push(...staleChecks(parsed(stored[name]), JSON.parse(text)));
    else if (name.endsWith(".md")) found.push(...stalePage(name, stored[name], text));
    else if (masked(stored[name]).words.replaceAll(/\s|#|[ML]/g, "").length === 0) found.push(`${name} is empty`);
  }
  return found;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

/** Values agree when they differ by no more than the tolerance of their check. */
function staleChecks(stored, fresh) {
  if (!Array.isArray(stored) || stored.length !== fresh.length)
    return [`checks.json holds ${stored.length} checks, computed were ${fresh.length}`];
  return fresh.flatMap((now, i) => {
    const was = stored[i];
    const name = `checks.json: chapter ${now.chapter}, ${now.what}`;
    if (was.what !== now.what || was.chapter !== now.chapter) return [`${name}: is another check there`];
    if (was.holds !== now.holds) return [`${name}: ${verdict(was)} there, ${verdict(now)} now`];
    const allowed = (now.tolerance ?? 0) * (now.relative ? Math.abs(now.expected) : 1);
    const near = was.value === now.value || Math.abs(was.value - now.value) <= allowed;
    return near ? [] : [`${name}: ${was.value} there, ${now.value} now`];
  });
}
const verdict = (check) => (check.holds ? "holds" : "fails");

/** The words are the same and the numbers of one size: within a factor of two, or nothing to speak of on both sides. */
function stalePage(name, stored, fresh) {
  const a = masked(stored), b = masked(fresh);
  if (a.words !== b.words) return [`${name}: its words are not those of the run`];
  const odd = a.numbers.flatMap((v, i) => (similar(v, b.numbers[i]) ? [] : [`${v} there, ${b.numbers[i]} now`]));
  return odd.length === 0 ? [] : [`${name}: ${odd.slice(0, 3).join("; ")}`];
}

/** Errors far below every tolerance of the book, which are round-off or close to it. */
const negligible = 1e-4;
function similar(x, y) {
  const [a, b] = [Math.abs(Number(x)), Math.abs(Number(y))];
  return Math.max(a, b) <= Math.max(negligible, 2 * Math.min(a, b));
}

const number = /(?<![\w.])[−-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w])/g;
export function masked(text) {
  return { words: text.replaceAll(number, "#"), numbers: (text.match(number) ?? []).map((v) => v.replace("−", "-")) };
}
