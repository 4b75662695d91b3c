/** Which study the screen fits: the first of its kind in the document, or a plain one that suits the data. */
import { edit, projectStore } from "@/doc/store";
import type { FitStudy, ProjectDocument, ResultUnits } from "@/doc/types";

const measurementsOf = ({ experiments = [] }: ProjectDocument) => experiments.flatMap(({ measurements = [] }) => measurements);

/** The units in which the data were entered, so that the result reads like the laboratory's notebook. */
function unitsOfData(document: ProjectDocument): ResultUnits {
  const measurements = measurementsOf(document);
  const species = new Set(document.species.map(({ id }) => id));
  const concentration = measurements.find(({ observable }) => species.has(observable))?.value.unit;
  return {
    time: measurements[0]?.time.unit ?? "min",
    concentration: concentration?.includes("%") ? "mol/L" : (concentration ?? "mol/L"),
    temperature: "degC",
  };
}

const freeId = (document: ProjectDocument, wanted: string): string => {
  const taken = new Set(document.studies?.map(({ id }) => id));
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}${n}`;
  return id;
};

const made = new WeakMap<ProjectDocument, FitStudy>();

/** The study as the document has it; a document without one has the default, which is written by the first edit or fit. */
export function fitStudyOf(document: ProjectDocument): FitStudy {
  const own = document.studies?.find((study): study is FitStudy => study.kind === "fit");
  if (own !== undefined) return own;
  const known = made.get(document);
  if (known !== undefined) return known;
  const study: FitStudy = { id: freeId(document, "fit"), kind: "fit", bands: true, units: unitsOfData(document) };
  made.set(document, study);
  return study;
}

/** Changes the settings of the fit; a study is added when there is none yet. */
export function editFitStudy(label: string, recipe: (study: FitStudy) => void, gesture?: string): void {
  const study = fitStudyOf(projectStore.getState().document);
  edit(
    label,
    (draft) => {
      draft.studies ??= [];
      let own = draft.studies.find(({ id }) => id === study.id);
      if (own === undefined) draft.studies.unshift((own = structuredClone(study)));
      recipe(own as FitStudy);
    },
    gesture === undefined ? {} : { gesture },
  );
}

/** The study, written into the document if it was not there. */
export function ensureFitStudy(): FitStudy {
  const { document, readOnly } = projectStore.getState();
  const study = fitStudyOf(document);
  if (!readOnly && !document.studies?.some(({ id }) => id === study.id)) editFitStudy("Add a fit", () => undefined);
  return study;
}

/** The experiments that take part, in the order of the document. */
export function experimentsOf(document: ProjectDocument, study: FitStudy) {
  const { experiments = [] } = document;
  return study.experiments === undefined ? experiments : experiments.filter(({ id }) => study.experiments!.includes(id));
}
