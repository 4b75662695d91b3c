// Computes the chapters and lays them out as files of docs/validation.
import { broken } from "./checks.mjs";
import { chapterPage, indexPage } from "./markdown.mjs";

/** @returns [{chapter, outcome: {text, checks, figures}}]; a chapter that comes to nothing has one failed check */
export function compute(chapters, engine) {
  return chapters.map((chapter) => {
    try {
      return { chapter, outcome: chapter.run(engine) };
    } catch (error) {
      const checks = [broken("the chapter could be computed", error.message)];
      return { chapter, outcome: { text: ["This chapter could not be computed."], checks, figures: {} } };
    }
  });
}

/** @returns {name: text} of all files */
export function files(outcomes) {
  const all = { "README.md": indexPage(outcomes) };
  for (const { chapter, outcome } of outcomes) {
    all[`${chapter.file}.md`] = chapterPage(chapter, outcome);
    Object.assign(all, outcome.figures);
  }
  all["checks.json"] = `${JSON.stringify(record(outcomes), null, 1)}\n`;
  return all;
}

/** What was measured, for programs: one entry a check. */
export function record(outcomes) {
  return outcomes.flatMap(({ chapter, outcome }) =>
    outcome.checks.map(({ what, value, expected, tolerance, relative, unit, holds }) => ({
      chapter: chapter.number,
      what,
      value: rounded(value),
      expected: rounded(expected),
      tolerance: rounded(tolerance),
      relative,
      unit,
      holds,
    })),
  );
}

const rounded = (v) => (typeof v === "number" && Number.isFinite(v) ? Number(v.toPrecision(12)) : null);
