import { TextInput } from "@mantine/core";
import { useState } from "react";
import { edit } from "@/doc/store";
import type { Exclusion, Experiment, ProjectDocument, Recipe } from "@/doc/types";
import type { Fault } from "@/engine/results";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { focusPlace } from "@/ui/recipe/focus";
import { RecipeEditor } from "@/ui/recipe/RecipeEditor";
import classes from "../Data.module.css";
import { renameExperiment } from "../experiments/edits";
import { type Point, PointPanel } from "./PointPanel";

interface ExperimentInspectorProps {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
  readonly point: Point | undefined;
  readonly exclusion: Exclusion | undefined;
  readonly onClosePoint: () => void;
}

/** The point that is selected, the name, what the engine says against it, and what was done to the vessel. */
export function ExperimentInspector({ document, experiment, faults, readOnly, point, exclusion, onClosePoint }: ExperimentInspectorProps) {
  const name = experiment.name ?? experiment.id;
  const place = `/experiments/${document.experiments?.findIndex(({ id }) => id === experiment.id) ?? 0}/recipe`;
  const change = (label: string, recipe: (draft: Recipe) => void, gesture?: string) =>
    edit(
      `${label}, ${name}`,
      (draft) => {
        const one = draft.experiments?.find(({ id }) => id === experiment.id);
        if (one) recipe(one.recipe);
      },
      { ...(gesture !== undefined && { gesture: `${experiment.id}/${gesture}` }) },
    );
  return (
    <div className={classes.inspector}>
      {point && <PointPanel key={`${point.measurement}/${point.row}`} experiment={experiment} point={point} exclusion={exclusion} readOnly={readOnly} onClose={onClosePoint} />}
      <Name key={experiment.name} experiment={experiment} readOnly={readOnly} />
      {faults.map(({ pointer, detail, hint }) => (
        <ProblemMessage key={`${pointer}/${detail}`} what={detail} hint={hint} action={pointer.startsWith(place) || pointer.startsWith("/medium/") ? { label: "Show the field", run: () => focusPlace(pointer) } : undefined} />
      ))}
      <RecipeEditor recipe={experiment.recipe} onChange={change} species={document.species} parameters={document.parameters ?? []} document={document} faults={faults} place={place} />
    </div>
  );
}

function Name({ experiment, readOnly }: { readonly experiment: Experiment; readonly readOnly: boolean }) {
  const name = experiment.name ?? experiment.id;
  const [typed, setTyped] = useState(name);
  const accept = () => {
    if (typed.trim() !== "" && typed.trim() !== name) edit(`Rename ${name}`, (draft) => renameExperiment(draft, experiment.id, typed));
    else setTyped(name);
  };
  return (
    <TextInput
      label="Experiment"
      description={`id: ${experiment.id}`}
      value={typed}
      disabled={readOnly}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onBlur={accept}
      onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && setTyped(name))}
    />
  );
}
