/** Sensitivity: which parameters an outcome depends on, at the present values and over their ranges. */
import { Loader, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { lastFit } from "@/doc/last_fit";
import { edit } from "@/doc/store";
import { useRuns } from "@/engine/runs";
import { RunPlace } from "@/ui/run_place/RunPlace";
import { spokenSeconds } from "@/ui/run_place/spoken_seconds";
import { StepLayout } from "@/ui/StepLayout";
import { Empty } from "@/ui/study/Empty";
import { focusField } from "@/ui/study/Field";
import { Messages } from "@/ui/study/Messages";
import { PrimaryButton } from "@/ui/study/PrimaryButton";
import { useViewState } from "@/ui/view_state";
import { rangesOfFit } from "./model/ranges";
import { addSensitivity, runsOf, secondsOf, titleOf } from "./model/study";
import { control } from "./run/control";
import { type SensitivityState, useSensitivity } from "./run/use_sensitivity";
import { useSolveTime } from "./run/use_solve_time";
import { Inspector } from "./view/Inspector";
import { Pictures } from "./view/Pictures";
import { Ranges } from "./view/Ranges";
import { Log, ResultTable } from "./view/Results";
import classes from "./view/Sensitivity.module.css";
import { Verdict } from "./view/Verdict";

const verb = "Compute";
const rooms: ReadonlySet<string> = new Set(["recipe", "experiment", "method", "samples", "outputs", "parameters"]);

export default function Screen() {
  const state = useSensitivity();
  const [tab, setTab] = useViewState("tab", "ranges");
  const { project, document, study, readOnly, picture, start, cancel, run } = state;
  useEffect(() => control.take({ start, cancel }), [start, cancel]);
  const goTo = useCallback(
    (field: string) => {
      const room = field.split("/")[0]!;
      if (!rooms.has(room) || field.startsWith("recipe/")) return undefined;
      const show = () => {
        if (room === "parameters") setTab("ranges");
        focusField(isShown(field) ? field : room);
      };
      return { label: "Show the field", run: show };
    },
    [setTab],
  );
  const needs = useNeeds(state, goTo);
  const begin = () => {
    const fit = lastFit(project, document, useRuns.getState().runs);
    edit("Begin a sensitivity study", (draft) => void addSensitivity(draft, fit && rangesOfFit(document, fit, undefined)));
  };

  if (study === undefined)
    return (
      <Empty
        document={document}
        project={project}
        readOnly={readOnly}
        question="What does the outcome depend on?"
        words="Every parameter is varied over its range, alone or together with the others; what that does to yields, impurities, temperatures and times is ranked and drawn."
        verb="Begin a sensitivity study"
        onBegin={begin}
        without="A sensitivity study varies the parameters of a recipe. Simulate one, or import the data of a run."
      />
    );
  return (
    <StepLayout
      title="Sensitivity"
      toolbar={<Toolbar state={state} />}
      main={
        <div className={classes.main}>
          <Messages state={state} needs={needs} name="The study" verb={verb} goTo={goTo} />
          <Verdict state={state} />
          <Pictures state={state} />
          {picture === undefined && <div className={classes.loading}>{run.since !== undefined ? <Loader aria-label="Computing" /> : <p>Here the answer will stand once it is computed.</p>}</div>}
        </div>
      }
      inspector={<Inspector state={state} />}
      primary={<Primary state={state} />}
      bottom={[
        { id: "ranges", label: "Parameters", content: <Ranges state={state} /> },
        { id: "table", label: "Table", content: picture ? <ResultTable result={picture} /> : null },
        { id: "log", label: "Log", content: picture ? <Log state={state} result={picture} /> : null },
      ]}
      tab={tab}
      onTab={setTab}
    />
  );
}

/** A field deeper than what the screen shows is shown by its room. */
const isShown = (field: string) => document.querySelector(`[data-field="${CSS.escape(field)}"]`) !== null;

const fieldOfNeed = { recipe: "recipe", none: "parameters" } as const;

function useNeeds({ needs, project }: SensitivityState, goTo: (field: string) => { label: string; run: () => void } | undefined) {
  const navigate = useNavigate();
  return needs.map((need) => ({ ...need, action: (need.id === "parameters" ? undefined : goTo(fieldOfNeed[need.id])) ?? { label: "Go to Scheme", run: () => void navigate({ to: `/p/${project}/scheme` as "/" }) } }));
}

function Toolbar({ state: { studies, study, select, picture, output, setOutput } }: { readonly state: SensitivityState }) {
  return (
    <>
      {picture?.outputs && output && (
        <Select size="xs" w={260} aria-label="Output that is looked at" allowDeselect={false} value={output.id} data={picture.outputs.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => setOutput(id ?? undefined)} />
      )}
      {studies.length > 1 && (
        <Select size="xs" aria-label="Sensitivity study" value={study!.id} allowDeselect={false} data={studies.map((one) => ({ value: one.id, label: titleOf(one) }))} onChange={(id) => select(id ?? undefined)} />
      )}
    </>
  );
}

function Primary({ state }: { readonly state: SensitivityState }) {
  const { document, study } = state;
  const solve = useSolveTime(study);
  const cost = solve === undefined || study === undefined ? undefined : spokenSeconds(secondsOf(document, study, solve));
  return (
    <div className={classes.primary}>
      <PrimaryButton state={state} verb={verb} />
      <div className={classes.cost}>
        <RunPlace cost={cost} /> · {runsOf(document, study!).toLocaleString("en-US")} runs
      </div>
    </div>
  );
}
