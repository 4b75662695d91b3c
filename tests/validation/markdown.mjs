// Pages: numbers with as many digits as mean something, tables, the page of a chapter and the index.

/** A size whose order matters: two digits. */
export function rough(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return exponent >= -2 && exponent <= 3 ? String(Number(value.toPrecision(2))) : value.toExponential(1);
}

/** A value to about a digit more than `tolerance`, at most 10 significant. */
export function toTolerance(value, tolerance) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  if (tolerance === 0) return String(Number(value.toPrecision(10)));
  const order = Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.min(10, Math.max(2, order - Math.floor(Math.log10(tolerance)) + 2));
  const tiny = order < -3 || order > 6;
  return tiny ? value.toExponential(digits - 1) : value.toPrecision(digits);
}

const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A paragraph of several lines of source. */
export const paragraph = (...lines) => lines.join(" ");
export const figure = (name, words) => `![${words}](${name})`;

const verdict = (check) => (check.holds ? "holds" : "**fails**");
const withUnit = (text, unit) => (unit ? `${text} ${unit}` : text);
const toleranceText = (c) => (c.tolerance === null ? "–" : c.relative ? `${rough(c.tolerance)} relative` : withUnit(rough(c.tolerance), c.unit));
const deviationText = (c) => (c.relative ? rough(c.deviation) : withUnit(rough(c.deviation), c.unit));

function checkRow(c) {
  const absolute = c.relative ? c.tolerance * Math.abs(c.expected) : c.tolerance;
  const bounded = c.expected === undefined;
  return [
    c.what,
    bounded ? "–" : withUnit(toTolerance(c.expected, absolute), c.unit),
    bounded ? withUnit(rough(c.value), c.unit) : withUnit(toTolerance(c.value, absolute), c.unit),
    bounded ? "–" : deviationText(c),
    bounded && c.tolerance !== null ? `at most ${toleranceText(c)}` : toleranceText(c),
    verdict(c),
    c.source,
  ];
}

const written = "Written by `./dev validate`; every number is of that run.";

export function chapterPage(chapter, outcome) {
  return [
    `# ${chapter.number}. ${chapter.title}`,
    "",
    written,
    "",
    ...outcome.text.flatMap((block) => [block, ""]),
    "## Checks",
    "",
    table(["what", "expected", "measured", "deviation", "tolerance", "", "source of the expectation"], outcome.checks.map(checkRow)),
    "",
    `[Index](README.md) · [source of this page](../../tests/validation/chapters/${chapter.file}.mjs)`,
    "",
  ].join("\n");
}

/** @param outcomes [{chapter, outcome}] */
export function indexPage(outcomes) {
  const checks = outcomes.flatMap(({ outcome }) => outcome.checks);
  const failed = checks.filter((c) => !c.holds).length;
  const rows = outcomes.flatMap(({ chapter, outcome }) =>
    outcome.checks.map((c) => [`[${chapter.number}](${chapter.file}.md)`, c.what, c.source, deviationText(c), toleranceText(c), verdict(c)]),
  );
  return [
    "# Validation book",
    "",
    "What PharmaFlow computes against what is known: closed forms, published end values, published fits. " + written,
    "A check that fails is shown as failing, here and on its page, and fails `./dev validate` and `./dev test`.",
    "",
    table(["", "chapter", "checks", ""], outcomes.map(({ chapter, outcome }) => chapterRow(chapter, outcome))),
    "",
    "The test cases of the engine, each with its own expectations, are on a page of their own: [cases](cases.md).",
    "",
    `## All checks: ${checks.length - failed} hold, ${failed} fail`,
    "",
    table(["chapter", "what", "reference", "measured deviation", "tolerance", "verdict"], rows),
    "",
  ].join("\n");
}

function chapterRow(chapter, { checks }) {
  const failed = checks.filter((c) => !c.holds).length;
  const title = `[${chapter.title}](${chapter.file}.md)`;
  return [chapter.number, title, checks.length, failed === 0 ? "holds" : `**${failed} fail**`];
}
