// Stiff problems with published end values: digits reached against digits asked, and the work.
import { atMost, broken } from "../checks.mjs";
import { column, last } from "../engine.mjs";
import { figure, paragraph, rough, table } from "../markdown.mjs";
import { plot } from "../plot.mjs";
import { documentOf, errorOf, testSet } from "./test-set-problems.mjs";

const exponents = [3, 4, 5, 6, 7, 8, 9, 10];
const source = "published end values, Mazzia & Magherini (2008)";
// The automatic choice and the method that it takes for stiff problems promise an error of the size asked for. The
// others control each of their steps; what the steps add up to is known to lose one digit or two in these problems
// (work-precision diagrams of the source).
const promised = { auto: 10, rodas5p: 10, lsoda: 100, bdf: 100, tsit5: 100, adams: 100 };
const methodsOf = (problem) => ["auto", "rodas5p", "lsoda", "bdf", ...(problem.explicit ? ["tsit5", "adams"] : [])];

function solve(engine, problem, method, exponent) {
  const relative = Number(`1e-${exponent}`);
  try {
    const { series, solver } = engine.run(documentOf(problem, relative, method, [problem.end]));
    const ends = Object.fromEntries(Object.keys(problem.ends).map((id) => [id, last(column(series, id))]));
    return { method, exponent, relative, error: errorOf(problem, ends), solver };
  } catch (error) {
    return { method, exponent, relative, reason: error.message };
  }
}

const digits = (error) => -Math.log10(Math.max(error, 1e-16));
const digitsText = (run) => (run?.error === undefined ? "–" : digits(run.error).toFixed(1));

/** The worst of a method's runs as a multiple of the tolerance asked for. */
function checkOf(problem, method, all) {
  const coarsest = problem.coarsest?.[method] ?? exponents[0];
  const runs = all.filter((run) => run.exponent >= coarsest);
  const what = `${problem.name}, ${method}: largest error at 1e-${coarsest} … 1e-10 as a multiple of the tolerance asked`;
  const lost = runs.find((run) => run.error === undefined);
  if (lost) return broken(`${what} (at 1e-${lost.exponent})`, lost.reason);
  const worst = runs.reduce((most, run) => (run.error / run.relative <= most ? most : run.error / run.relative), 0);
  return atMost({ what, source, value: worst, bound: promised[method] });
}

function outputTimes(problem) {
  const n = 240;
  if (!problem.first) return Array.from({ length: n }, (_, i) => (problem.end * (i + 1)) / n);
  const ratio = problem.end / problem.first;
  return Array.from({ length: n }, (_, i) => (i === n - 1 ? problem.end : Number((problem.first * ratio ** (i / (n - 1))).toPrecision(6))));
}

function curves(engine, problem) {
  const { series } = engine.run(documentOf(problem, 1e-6, "auto", outputTimes(problem)));
  const t = column(series, "time");
  const floor = Math.max(...problem.shown.map((id) => Math.max(...column(series, id)))) * 1e-9;
  return plot({
    title: `${problem.name}: concentrations`,
    x: { quantity: "time", unit: problem.time, log: Boolean(problem.first) },
    y: { quantity: "concentration", unit: "(mol/L)", log: problem.logarithmic },
    series: problem.shown.map((id) => ({ kind: "line", x: t, y: column(series, id).map((v) => (problem.logarithmic && v < floor ? NaN : v)), label: id })),
  });
}

function precision(problem, runs) {
  return plot({
    title: `${problem.name}: digits reached against digits asked`,
    x: { quantity: "digits asked, −log relative tolerance", unit: "1" },
    y: { quantity: "digits reached", unit: "1", range: [0, 14] },
    series: [
      ...methodsOf(problem).map((method, i) => {
        const own = runs.filter((run) => run.method === method && run.error !== undefined);
        return { kind: "markers", x: own.map((run) => run.exponent), y: own.map((run) => digits(run.error)), label: method, colour: i };
      }),
      { kind: "line", x: [3, 10], y: [3, 10], label: "as asked", colour: 0, width: 1, dashed: true },
    ],
  });
}

/** The same problem with its reactions in another order, for those that state one. */
function reordered(engine, problem) {
  if (!problem.reordered) return [];
  const other = { ...problem, document: { ...problem.document, reactions: problem.reordered.order.map((i) => problem.document.reactions[i]) } };
  const runs = exponents.map((e) => [`1e-${e}`, ...["auto", "rodas5p"].map((method) => digitsText(solve(engine, other, method, e)))]);
  return [problem.reordered.words, table(["tolerance", "auto", "rodas5p"], runs)];
}

function chapterPart(engine, problem) {
  const methods = methodsOf(problem);
  const runs = methods.flatMap((method) => exponents.map((e) => solve(engine, problem, method, e)));
  const of = (method, e) => runs.find((run) => run.method === method && run.exponent === e);
  const work = (method, e) => (of(method, e)?.solver ? `${of(method, e).solver.steps} / ${of(method, e).solver.rhs_evaluations}` : "–");
  return {
    text: [
      `## ${problem.name}`,
      `${problem.words}. The end is at ${problem.end >= 1e6 ? problem.end.toExponential().replace("+", "") : problem.end} ${problem.time}.`,
      figure(`06-${problem.id}.svg`, `${problem.name}: solution over time`),
      figure(`06-${problem.id}-precision.svg`, `${problem.name}: digits reached against digits asked, by method`),
      "Digits reached, by tolerance asked:",
      table(["tolerance", ...methods], exponents.map((e) => [`1e-${e}`, ...methods.map((m) => digitsText(of(m, e)))])),
      "Work, steps / evaluations of the rates:",
      table(["tolerance", ...methods], exponents.map((e) => [`1e-${e}`, ...methods.map((m) => work(m, e))])),
      ...reordered(engine, problem),
    ],
    checks: methods.map((method) => checkOf(problem, method, runs.filter((run) => run.method === method))),
    figures: { [`06-${problem.id}.svg`]: curves(engine, problem), [`06-${problem.id}-precision.svg`]: precision(problem, runs) },
  };
}

export const chapter = {
  number: 6,
  file: "06-test-set",
  title: "Stiff problems with published end values",
  run(engine) {
    const parts = testSet().map((problem) => chapterPart(engine, problem));
    return {
      text: [
        paragraph(
          "Six problems of the test set for initial value problems (Mazzia & Magherini 2008, release 2.4) are written as project",
          "documents ([cases/stiff](../../cases/stiff)) and run at tolerances from 1e-3 to 1e-10. *Digits reached* is −log₁₀ of the",
          "largest error of the published end values, relative to the value or to the smallest size of interest of its species,",
          "whichever is larger. The methods are those that a study can name; the explicit ones are run where the problem is only",
          "mildly stiff; – stands for a run that failed and said so.",
        ),
        ...parts.flatMap((part) => part.text),
      ],
      checks: parts.flatMap((part) => part.checks),
      figures: Object.assign({}, ...parts.map((part) => part.figures)),
    };
  },
};
