/** All that the screen shows: the scenarios, the one that is selected, its simulation, those drawn over it. */
import { produce } from "immer";
import { useCallback, useMemo, useState } from "react";
import { edit } from "@/doc/store";
import type { Quantity, SimulateStudy } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import type { SimulateResult } from "@/engine/results";
import { useRuns } from "@/engine/runs";
import { useViewState } from "@/ui/view_state";
import { type Values, fittedOf } from "../model/fitted";
import { type Knob, turn } from "../model/knobs";
import { questionOf } from "../model/question";
import { recipeOf, scenariosOf } from "../model/scenarios";
import { useOverlays } from "./use_overlays";
import { useSimulation } from "./use_simulation";

/** A slider that is being moved: seen in the picture, not yet in the document. */
interface Turning {
  readonly knob: Knob;
  readonly value: Quantity;
  /** The picture when the movement began. */
  readonly ghost: SimulateResult | undefined;
}

export function useSimulate() {
  const project = useProject(({ id }) => id);
  const readOnly = useProject((state) => state.readOnly);
  const document = useProject((state) => state.document);
  const runs = useRuns((state) => state.runs);
  const [wanted, select] = useViewState("scenario");
  const [choice, setValues] = useViewState("values", "project");
  const [turning, setTurning] = useState<Turning>();

  const scenarios = scenariosOf(document);
  const selected = scenarios.find(({ id }) => id === wanted) ?? scenarios[0];
  const selectedId = selected?.id;
  const fitted = useMemo(() => fittedOf(project, document, runs), [project, document, runs]);
  const values: Values = choice === "fit" && fitted !== undefined ? "fit" : "project";

  const turned = useMemo(
    () => (turning === undefined || selectedId === undefined ? document : produce(document, (draft) => turn(draft, selectedId, turning.knob.path, turning.value))),
    [document, turning, selectedId],
  );
  const study = scenariosOf(turned).find(({ id }) => id === selectedId);
  const question = study && questionOf(turned, study, values, fitted);
  const simulation = useSimulation(project, question);

  const others = useMemo(() => {
    const compare = document.workbench?.compare ?? [];
    return scenariosOf(document).filter(({ id }) => compare.includes(id) && id !== selectedId).map((one) => questionOf(document, one, values, fitted));
  }, [document, selectedId, values, fitted]);
  const overlays = useOverlays(project, others);

  const preview = useCallback((knob: Knob, value: Quantity) => setTurning((before) => ({ knob, value, ghost: before?.ghost ?? simulation.picture })), [simulation.picture]);
  const commit = useCallback((id: string, knob: Knob, value: Quantity) => {
    setTurning(undefined);
    edit(`Change ${knob.label}`, (draft) => turn(draft, id, knob.path, value), { gesture: `slider ${knob.path}` });
  }, []);

  return {
    project,
    readOnly,
    document,
    scenarios,
    selected: selected as SimulateStudy | undefined,
    recipe: study && recipeOf(turned, study),
    select,
    fitted,
    values,
    setValues: (next: Values) => setValues(next === "project" ? undefined : next),
    question,
    simulation,
    overlays,
    ghost: turning?.ghost,
    preview,
    commit,
  };
}
export type SimulateState = ReturnType<typeof useSimulate>;
