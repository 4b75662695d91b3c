/**
 * Whether to believe a fit, in words, and what to do next. Computed from the result alone; the first sentence is the
 * verdict, the messages after it are what else is worth knowing.
 */
import type { FitStudy, ProjectDocument } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { residualPoints } from "../statistics/residual_points";
import { type Advice, adviceOf, relativeError } from "./advice";
import { listed, percent } from "./figures";
import { formatNumber } from "@/units/format";
import type { Message } from "./message";
import { type Remedy, allowIterations, importData, robustLoss } from "./remedies";
import { estimatedOf, keyOfEntry, spokenName } from "./unknowns";

export interface Verdict {
  readonly headline: Message;
  readonly notes: readonly Message[];
  readonly advice: readonly Advice[];
}

const namedAtMost = 4;
const name = (keys: readonly string[]) => listed(keys.slice(0, namedAtMost).map(spokenName)) + (keys.length > namedAtMost ? " and others" : "");

/** "k1 known to ±0.5 %, Ea1 to ±0.5 %" */
function precision(result: FitResult, keys: ReadonlySet<string>): string {
  const known = estimatedOf(result).filter((entry) => keys.has(keyOfEntry(entry)));
  const shown = known.slice(0, namedAtMost).map((entry, i) => `${spokenName(keyOfEntry(entry))} ${i === 0 ? "known to" : "to"} ${percent(relativeError(entry))}`);
  return shown.join(", ") + (known.length > namedAtMost ? ", and others" : "");
}

const minimumWatson = 1.5;
/** Serial correlation r ≈ 1 - d/2 has a standard deviation of about 1/√n; 2.58 of them are met once in a hundred fits. */
export function residualsWander({ statistics }: FitResult): boolean {
  const { durbin_watson: d, observations: n } = statistics;
  if (d === null) return false;
  return d < minimumWatson && (1 - d / 2) * Math.sqrt(n) > 2.58;
}

/** What is wrong with single parameters, pairs told once. */
function troubles(advice: readonly Advice[]): string[] {
  const told = new Set<string>();
  return advice.flatMap(({ key, trouble, text, partner, rho }) => {
    if (trouble !== "pair" || partner === undefined) return [`${spokenName(key)} ${text}`];
    if (told.has(partner)) return [];
    told.add(key);
    return [`${spokenName(key)} and ${spokenName(partner)} move together (ρ = ${rho!.toFixed(2)})`];
  });
}

const distinct = (remedies: readonly Remedy[]): Remedy[] =>
  remedies.filter((one, i) => remedies.findIndex(({ label }) => label === one.label) === i);

function headline(result: FitResult, advice: readonly Advice[]): Message {
  const troubled = new Set(advice.map(({ key }) => key));
  const sound = estimatedOf(result).map(keyOfEntry).filter((key) => !troubled.has(key));
  const remedies = distinct(advice.map(({ remedy }) => remedy)).slice(0, 2);
  const { durbin_watson: watson, r_squared: r2 } = result.statistics;

  if (result.statistics.degrees_of_freedom <= 0)
    return {
      tone: "attention",
      what: "As many parameters as data points: the curve passes through the points, which proves nothing.",
      todo: "Measure more, or fix parameters.",
      remedies: [importData()],
    };
  // A bound that holds a parameter back bends the curve: it comes before what the curve and its residuals say.
  const held = advice.filter(({ trouble }) => trouble === "bound");
  if (r2 !== null && r2 < 0.5 && held.length > 0)
    return {
      tone: "bad",
      what: `Poor fit: ${troubles(held).join("; ")}.`,
      todo: "Widen the bound where values beyond it make sense, and fit again.",
      remedies: distinct(held.map(({ remedy }) => remedy)).slice(0, 2),
    };
  if (r2 !== null && r2 < 0.5)
    return {
      tone: "bad",
      what: `Poor fit: the model explains ${formatNumber(Math.max(0, 100 * r2), 2)} % of what was measured.`,
      todo: "Look at the residuals; change the scheme or the starting values.",
      remedies: [{ kind: "go", label: "Change the scheme", to: "scheme" }],
    };
  if (residualsWander(result) && held.length === 0)
    return {
      tone: "attention",
      what: `The residuals are not random (Durbin-Watson ${formatNumber(watson!, 2)}): the model misses something.`,
      todo: [...troubles(advice).map((text) => `${text}.`), "Look at the residuals for the run and the species where it does."].join(" "),
      remedies: [...remedies, { kind: "go", label: "Change the scheme", to: "scheme" } as const].slice(0, 2),
    };
  if (advice.length > 0) {
    const good = sound.length > 0 ? `Good for ${name(sound)}; ` : "The curve fits, but ";
    return { tone: "attention", what: `${good}${troubles(advice).slice(0, 3).join("; ")}.`, remedies };
  }
  return { tone: "good", what: `Good fit: ${precision(result, new Set(sound))}.`, remedies: [] };
}

/** The point farthest off, where it is farther than chance would have it. */
function outlier(result: FitResult, document: ProjectDocument, study: FitStudy): Message[] {
  const points = residualPoints(result, document.experiments);
  const worst = points.reduce<(typeof points)[number] | undefined>(
    (most, one) => (most && Math.abs(most.standardized) >= Math.abs(one.standardized) ? most : one),
    undefined,
  );
  if (worst === undefined || Math.abs(worst.standardized) < 4) return [];
  const { ref, time, timeUnit, standardized } = worst;
  return [
    {
      tone: "attention",
      what: `One point lies ${formatNumber(Math.abs(standardized), 2)} standard deviations off.`,
      where: `${ref.observable} of ${ref.experiment} at ${formatNumber(time)} ${timeUnit}`,
      todo: "Check it in the notebook; exclude it in Data with a reason, or use a loss that it cannot bend.",
      remedies: (study.loss ?? "linear") === "linear" ? [robustLoss(study)] : [],
    },
  ];
}

/** The given errors of measurement against the scatter: says whether they can be believed. */
function scatter({ statistics }: FitResult, study: FitStudy): Message[] {
  const { ssr, degrees_of_freedom: dof } = statistics;
  if (!study.sigma_known || dof <= 0) return [];
  const ratio = Math.sqrt(ssr / dof);
  if (ratio < 2 && ratio > 0.5) return [];
  return [
    {
      tone: "attention",
      what: `The points scatter ${formatNumber(ratio, 2)} times as much as the errors of measurement say.`,
      todo: ratio > 1 ? "The errors were given too small, or the model misses something." : "The errors were given too large.",
      remedies: [],
    },
  ];
}

function unfinished(result: FitResult, study: FitStudy): Message {
  const { convergence } = result;
  if (convergence === undefined)
    return {
      tone: "bad",
      what: "The model cannot be computed with these starting values.",
      where: result.reason ?? result.message,
      todo: "Start from values with which it can.",
      remedies: [{ kind: "find-start", label: "Find starting values" }],
    };
  const steps = `${convergence.iterations} ${convergence.iterations === 1 ? "iteration" : "iterations"}`;
  if (result.status === "cancelled")
    return {
      tone: "neutral",
      what: `Stopped after ${steps} with SSR ${formatNumber(result.statistics.ssr)}.`,
      todo: "The best values so far are kept.",
      remedies: [{ kind: "continue", label: "Go on from here" }, { kind: "use-best", label: "Use the best so far" }],
    };
  const ranOut = convergence.reason === "max_iterations";
  return {
    tone: "bad",
    what: `Not converged after ${steps}: these values are not the best yet.`,
    where: ranOut ? "The limit of iterations was reached." : convergence.reason === "evaluation_failed" ? "Near there the model cannot be computed." : result.reason,
    todo: ranOut ? "Go on from here, or allow more iterations." : "Go on from here, give bounds, or fix a parameter.",
    remedies: [
      { kind: "continue", label: "Go on from here" },
      ...(ranOut ? [allowIterations(study, 5 * Math.max(100, convergence.iterations))] : []),
    ],
  };
}

/** What the engine noticed and the verdict has not said already. */
const told = new Set(["parameter_at_bound", "not_identifiable", "correlated_parameters", "large_standard_error", "no_degrees_of_freedom"]);
const warnings = (result: FitResult): Message[] =>
  result.warnings.filter(({ code }) => !told.has(code)).map(({ message }) => ({ tone: "neutral", what: message, remedies: [] }));

export function verdictOf(result: FitResult, document: ProjectDocument, study: FitStudy): Verdict {
  if (result.status !== "ok" || result.statistics === undefined)
    return { headline: unfinished(result, study), notes: warnings(result), advice: [] };
  const advice = adviceOf(result, document, study);
  return {
    headline: headline(result, advice),
    notes: [...outlier(result, document, study), ...scatter(result, study), ...warnings(result)],
    advice,
  };
}

/** Of a run that was ended by force: what its last message said. */
export function cancelledMessage(iteration: number | undefined, ssr: number | undefined, hasBest: boolean): Message {
  const reached = iteration === undefined ? "before the first iteration" : `at iteration ${iteration}${ssr === undefined ? "" : ` with SSR ${formatNumber(ssr)}`}`;
  return {
    tone: "neutral",
    what: `Cancelled ${reached}.`,
    todo: hasBest ? "Use the best values so far, or fit again." : "Nothing has changed.",
    remedies: hasBest ? [{ kind: "use-best", label: "Use the best so far" }, { kind: "continue", label: "Go on from here" }] : [],
  };
}

