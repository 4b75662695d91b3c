/** The uncertainty of the parameters as the last fit found it, for a study. */
import type { UncertainParameters } from "@/doc/scaleup";
import type { ProjectDocument } from "@/doc/types";
import type { EstimatedParameter, FitResult } from "@/engine/results";
import { quantityText } from "@/units/quantity";

export interface FromFit {
  readonly uncertainty: UncertainParameters;
  /** Estimated, but the fit gives no standard error: they count as exact. */
  readonly undetermined: readonly string[];
}

const drawn = 200; // samples for the bands

/** A parameter that is another in each experiment belongs to the experiment that is scaled, or to none. */
const belongs = ({ experiment: own }: EstimatedParameter, experiment: string | undefined) => own === undefined || own === experiment;

export function fromFit(document: ProjectDocument, fit: FitResult, experiment: string | undefined): FromFit | undefined {
  const known = new Set(document.parameters?.flatMap(({ id, expression }) => (expression === undefined ? [id] : [])));
  const estimated = fit.parameters.filter((one) => one.estimated && known.has(one.id) && belongs(one, experiment));
  const sound = estimated.filter(({ std_error }) => std_error !== null);
  if (sound.length === 0) return undefined;
  const { ids, matrix } = fit.correlation;
  const places = sound.map((one) => ids.findIndex((id) => id === one.id || id === `${one.id}[${one.experiment}]`));
  const correlation = sound.map((_row, i) =>
    sound.map((_column, j) => (i === j ? 1 : Math.max(-1, Math.min(1, matrix[Math.max(places[i]!, places[j]!)]?.[Math.min(places[i]!, places[j]!)] ?? 0)))),
  );
  return {
    uncertainty: { parameters: sound.map(({ id, std_error, unit }) => ({ id, std_error: quantityText(std_error!, unit) })), correlation, samples: drawn },
    undetermined: estimated.filter(({ std_error }) => std_error === null).map(({ id }) => id),
  };
}

/** The fit has been done again since its uncertainty was taken. */
export const isOld = (taken: UncertainParameters, { uncertainty }: FromFit): boolean =>
  JSON.stringify([taken.parameters, taken.correlation]) !== JSON.stringify([uncertainty.parameters, uncertainty.correlation]);
