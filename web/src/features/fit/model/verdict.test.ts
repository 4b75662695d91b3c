import { produce } from "immer";
import { describe, expect, test } from "vitest";
import type { FitResult } from "@/engine/results";
import { estimate, fitResult, fitStudy, projectDocument, statistics } from "../test/sample";
import type { Remedy } from "./remedies";
import { cancelledMessage, residualsWander, verdictOf } from "./verdict";

const document = projectDocument();
const study = fitStudy();
const verdict = (change: Partial<FitResult> = {}) => verdictOf(fitResult(change), document, study);
/** The document after the button was pressed. */
const after = (remedy: Remedy | undefined) => {
  if (remedy?.kind !== "edit") throw new Error(`no edit: ${remedy?.kind}`);
  return produce(document, remedy.change);
};

const toneAt = (rho: number) => verdict({ correlation: { ids: ["k1", "Ea1"], matrix: [[1, rho], [rho, 1]] } }).headline.tone;

describe("a good fit", () => {
  test("names the parameters and how well they are known", () => {
    expect(verdict().headline).toEqual({ tone: "good", what: "Good fit: k1 known to ±1 %, Ea1 to ±1 %.", remedies: [] });
    expect(verdict().advice).toEqual([]);
  });
  test("warnings of the engine that are not told otherwise are passed on", () => {
    const warnings = [{ code: "below_detection", message: "3 values were left out." }, { code: "parameter_at_bound", message: "twice" }];
    expect(verdict({ warnings }).notes.map(({ what }) => what)).toEqual(["3 values were left out."]);
  });
});

describe("parameters that are not identified", () => {
  const pair = { ids: ["k1", "Ea1"], matrix: [[1, -0.99], [-0.99, 1]] };

  test("a pair is told once, with the energy to fix", () => {
    const { headline, advice } = verdict({ correlation: pair });
    expect(headline.what).toBe("The curve fits, but k1 and Ea1 move together (ρ = -0.99).");
    expect(advice.map(({ key, partner }) => [key, partner])).toEqual([["k1", "Ea1"], ["Ea1", "k1"]]);
    expect(headline.remedies).toHaveLength(1);
    expect(after(headline.remedies[0]).parameters!.map(({ id, fixed }) => [id, fixed])).toEqual([["k1", undefined], ["Ea1", true]]);
  });
  test("ρ = 0.95 is still good, beyond is not", () => {
    expect([0.95, 0.951].map(toneAt)).toEqual(["good", "attention"]);
  });
  test("what is good is named before what is not", () => {
    const parameters = [estimate("k1", 0.1), estimate("Ea1", 65, { std_error: null, ci95: null })];
    const { headline } = verdict({ parameters });
    expect(headline.what).toBe("Good for k1; Ea1 is not determined by these data.");
    expect(headline.remedies[0]).toMatchObject({ label: "Fix Ea1" });
  });
  test("an error above half of the value", () => {
    const { headline } = verdict({ parameters: [estimate("k1", 0.1, { std_error: 0.06 }), estimate("Ea1", 65)] });
    expect(headline.what).toContain("k1 is known only to ±60 %");
    expect(headline.remedies[0]).toMatchObject({ kind: "go", to: "data" });
  });
  test("a bound, by the name that the engine gives it, is widened", () => {
    const at = estimate("k1", 10, { std_error: null, ci95: null, at_bound: "upper" });
    const { headline } = verdict({ parameters: [at, estimate("Ea1", 65)] });
    expect(headline.what).toBe("Good for Ea1; k1 stopped at its upper bound.");
    expect(after(headline.remedies[0]).parameters![0]!.max).toBe("100 1/min");
  });
  test("a lower bound on a linear scale stays positive", () => {
    const at = estimate("Ea1", 20, { unit: "kJ/mol", std_error: null, ci95: null, at_bound: "lower" });
    expect(after(verdict({ parameters: [at] }).headline.remedies[0]).parameters![1]!.min).toBe("2 kJ/mol");
  });
});

describe("residuals", () => {
  test("that wander are said before all else", () => {
    const { headline } = verdict({ statistics: statistics({ durbin_watson: 0.6 }) });
    expect(headline).toMatchObject({ tone: "attention", what: "The residuals are not random (Durbin-Watson 0.6): the model misses something." });
    expect(headline.remedies[0]).toMatchObject({ to: "scheme" });
  });
  test("a bound comes first: it may be what bends the curve", () => {
    const parameters = [estimate("k1", 10, { std_error: null, ci95: null, at_bound: "upper" }), estimate("Ea1", 65)];
    expect(verdict({ parameters, statistics: statistics({ durbin_watson: 0.2 }) }).headline.what).toBe("Good for Ea1; k1 stopped at its upper bound.");
  });
  test("a bound explains even a curve that fits badly", () => {
    const parameters = [estimate("k1", 10, { std_error: null, ci95: null, at_bound: "upper" })];
    const { headline } = verdict({ parameters, statistics: statistics({ r_squared: 0.07 }) });
    expect(headline).toMatchObject({ tone: "bad", what: "Poor fit: k1 stopped at its upper bound." });
    expect(headline.remedies).toHaveLength(1);
  });
  test("of few points prove nothing", () => {
    expect(residualsWander(fitResult({ statistics: statistics({ durbin_watson: 1.2, observations: 10 }) }))).toBe(false);
    expect(residualsWander(fitResult({ statistics: statistics({ durbin_watson: 1.2, observations: 60 }) }))).toBe(true);
    expect(residualsWander(fitResult({ statistics: statistics({ durbin_watson: null }) }))).toBe(false);
  });
  test("a point that is far off is named with its place, and a robust loss offered", () => {
    const result = fitResult();
    result.experiments[0]!.residuals[0]!.standardized[1] = -5.2;
    const [note] = verdictOf(result, document, study).notes;
    expect(note).toMatchObject({ what: "One point lies 5.2 standard deviations off.", where: "A of run1 at 5 min" });
    expect(after(note!.remedies[0]).studies![0]).toMatchObject({ loss: "soft_l1" });
  });
  test("scatter that contradicts known errors", () => {
    const [note] = verdictOf(fitResult({ statistics: statistics({ ssr: 28 * 9 }) }), document, fitStudy({ sigma_known: true })).notes;
    expect(note!.what).toBe("The points scatter 3 times as much as the errors of measurement say.");
  });
});

describe("fits that prove nothing or did not end", () => {
  test("as many parameters as points", () => expect(verdict({ statistics: statistics({ degrees_of_freedom: 0 }) }).headline.what).toContain("As many parameters as data points"));
  test("a model that explains nothing", () => expect(verdict({ statistics: statistics({ r_squared: 0.2 }) }).headline).toMatchObject({ tone: "bad", what: "Poor fit: the model explains 20 % of what was measured." }));
  test("out of iterations: go on, or allow more", () => {
    const convergence = { converged: false, reason: "max_iterations", iterations: 200, ode_solves: 400, history: [] };
    const { headline } = verdict({ status: "failed", reason: "…", convergence });
    expect(headline.what).toBe("Not converged after 200 iterations: these values are not the best yet.");
    expect(headline.remedies.map(({ kind }) => kind)).toEqual(["continue", "edit"]);
    expect(after(headline.remedies[1]).studies![0]).toMatchObject({ max_iterations: 1000 });
  });
  test("a start that cannot be computed asks for another", () => {
    const failed = { ...fitResult({ status: "failed", reason: "Experiment run1 cannot be simulated." }), convergence: undefined, statistics: undefined, parameters: undefined };
    const { headline } = verdictOf(failed as unknown as FitResult, document, study);
    expect(headline).toMatchObject({ tone: "bad", where: "Experiment run1 cannot be simulated." });
    expect(headline.remedies[0]).toMatchObject({ kind: "find-start" });
  });
  test("cancelled: the best so far can be used", () => {
    expect(cancelledMessage(12, 0.31, true)).toMatchObject({ what: "Cancelled at iteration 12 with SSR 0.31." });
    expect(cancelledMessage(undefined, undefined, false)).toMatchObject({ what: "Cancelled before the first iteration.", remedies: [] });
  });
});
