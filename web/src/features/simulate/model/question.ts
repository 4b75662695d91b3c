/** What the engine is asked for a scenario: the document, with the fit's values when those are wanted, and further columns. */
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { inputOf, keyOf } from "@/engine/input";
import { computedColumns, withComputed } from "./computed";
import { type Fitted, type Values, withFitted } from "./fitted";

export interface Question {
  readonly document: ProjectDocument;
  readonly study: SimulateStudy;
  readonly key: string;
}

/** Measurements do not move a simulation, but a large data set makes each question long. */
const withoutData = (document: ProjectDocument): ProjectDocument =>
  document.experiments === undefined ? document : { ...document, experiments: document.experiments.map(({ measurements: _data, ...run }) => run) };

const prepared = new WeakMap<ProjectDocument, Map<object | string, ProjectDocument>>();

export function prepare(document: ProjectDocument, values: Values, fitted: Fitted | undefined): ProjectDocument {
  const variant = values === "fit" && fitted !== undefined ? fitted.result : "project";
  const known = prepared.get(document) ?? new Map<object | string, ProjectDocument>();
  prepared.set(document, known);
  let ready = known.get(variant);
  if (ready === undefined) {
    const valued = variant === "project" ? document : withFitted(document, fitted!);
    known.set(variant, (ready = withComputed(withoutData(valued), computedColumns(document))));
  }
  return ready;
}

const questions = new WeakMap<ProjectDocument, Map<SimulateStudy, Question>>();

/** The same object for the same document, study and values. */
export function questionOf(document: ProjectDocument, study: SimulateStudy, values: Values, fitted: Fitted | undefined): Question {
  const ready = prepare(document, values, fitted);
  const known = questions.get(ready) ?? new Map<SimulateStudy, Question>();
  questions.set(ready, known);
  const question = known.get(study) ?? { document: ready, study, key: keyOf(inputOf(ready, study)) };
  known.set(study, question);
  return question;
}
