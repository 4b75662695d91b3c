/** Safety: what a cooling failure would lead to at every moment of a recipe, and how critical that is. */
import { Loader, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { edit } from "@/doc/store";
import { StepLayout } from "@/ui/StepLayout";
import { Empty } from "@/ui/study/Empty";
import { focusField } from "@/ui/study/Field";
import { Messages } from "@/ui/study/Messages";
import { PrimaryButton } from "@/ui/study/PrimaryButton";
import { useViewState } from "@/ui/view_state";
import { addSafety, titleOf } from "./model/study";
import { control } from "./run/control";
import { type SafetyState, useSafety } from "./run/use_safety";
import { Inspector } from "./view/Inspector";
import { Log, Numbers } from "./view/Numbers";
import { Plots } from "./view/Plots";
import classes from "./view/Safety.module.css";
import { Verdict } from "./view/Verdict";

const verb = "Assess";
const rooms: ReadonlySet<string> = new Set(["recipe", "experiment", "max_temperature", "decomposition", "cooling", "uncertainty"]);
const ofLiquid: ReadonlySet<string> = new Set(["medium/density", "medium/heat_capacity", "medium/boiling_point"]);
/** Faults inside a recipe are mended where it is edited. */
const isHere = (field: string) => ofLiquid.has(field) || (rooms.has(field.split("/")[0]!) && !field.startsWith("recipe/"));

export default function Screen() {
  const state = useSafety();
  const [tab, setTab] = useViewState("tab", "numbers");
  const { study, document, project, readOnly, start, cancel } = state;
  useEffect(() => control.take({ start, cancel }), [start, cancel]);
  const goTo = useCallback((field: string) => (isHere(field) ? { label: "Go to the field", run: () => focusField(field) } : undefined), []);
  const needs = useNeeds(state, goTo);

  if (study === undefined)
    return (
      <Empty
        document={document}
        project={project}
        readOnly={readOnly}
        question="What if the cooling fails?"
        words="At every moment of a recipe: how hot the desired reaction alone would make it, how long until a decomposition runs away, and which criticality class that is."
        verb="Begin an assessment"
        onBegin={() => edit("Begin a safety assessment", (draft) => void addSafety(draft))}
        without="A safety assessment follows a recipe that was run or simulated. Simulate one, or import the data of a run."
      />
    );
  const answer = state.picture;
  return (
    <StepLayout
      title="Safety"
      toolbar={state.studies.length > 1 && <Toolbar state={state} />}
      main={
        <div className={classes.main}>
          <Messages state={state} needs={needs} name="The assessment" verb={verb} goTo={goTo} />
          <Verdict state={state} goToField={focusField} />
          {answer !== undefined && <Plots state={state} answer={answer} />}
          {answer === undefined && <div className={classes.loading}>{state.run.since !== undefined ? <Loader aria-label="Assessing" /> : <p>Here the answer will stand once it is computed.</p>}</div>}
        </div>
      }
      inspector={<Inspector state={state} />}
      primary={<PrimaryButton state={state} verb={verb} />}
      bottom={
        answer === undefined
          ? []
          : [
              { id: "numbers", label: "Numbers", content: <Numbers state={state} answer={answer} /> },
              { id: "log", label: "Log", content: <Log state={state} answer={answer} /> },
            ]
      }
      tab={tab}
      onTab={setTab}
    />
  );
}

/** Where each is mended; a heat of reaction in the scheme. */
const fieldOfNeed: Readonly<Record<string, string>> = { recipe: "recipe", density: "medium/density", heat_capacity: "medium/heat_capacity" };

function useNeeds({ needs, project }: SafetyState, goTo: (field: string) => { label: string; run: () => void } | undefined) {
  const navigate = useNavigate();
  const scheme = { label: "Go to Scheme", run: () => void navigate({ to: `/p/${project}/scheme` as "/" }) };
  return needs.map((need) => ({ ...need, action: goTo(fieldOfNeed[need.id] ?? "") ?? scheme }));
}

function Toolbar({ state: { studies, study, select } }: { readonly state: SafetyState }) {
  return <Select size="xs" aria-label="Safety study" value={study!.id} allowDeselect={false} data={studies.map((one) => ({ value: one.id, label: titleOf(one) }))} onChange={(id) => select(id ?? undefined)} />;
}
