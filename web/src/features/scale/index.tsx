/** Scale-up: a recipe in other vessels, by every rule, with what it does to the chemistry and whether it is safe. */
import { Loader, SegmentedControl, Select } from "@mantine/core";
import { lazy, Suspense, useCallback, useEffect } from "react";
import { edit } from "@/doc/store";
import { StepLayout } from "@/ui/StepLayout";
import { Empty } from "@/ui/study/Empty";
import { focusField } from "@/ui/study/Field";
import { PrimaryButton } from "@/ui/study/PrimaryButton";
import { useViewState } from "@/ui/view_state";
import { rulesOf } from "./model/chosen";
import { type Part, partOf } from "./model/fields";
import { addScaleUp, titleOf } from "./model/study";
import { control } from "./run/control";
import { useDatabase } from "./run/use_database";
import { useRanking } from "./run/use_ranking";
import { type ScaleState, useScale } from "./run/use_scale";
import { ComparisonTable } from "./view/ComparisonTable";
import { Inspector } from "./view/Inspector";
import { Profiles } from "./view/Profiles";
import { Needs } from "./view/Needs";
import { Ranking } from "./view/Ranking";
import { ConditionSelect, Ratios } from "./view/Ratios";
import classes from "./view/Scale.module.css";
import { Limits, Log, Mixing } from "./view/Tabs";
import { Verdict } from "./view/Verdict";
import { VesselCards } from "./view/VesselCards";

const MeasuredCooling = lazy(() => import("./wilson/MeasuredCooling"));

const verb = "Scale up";
const views = [
  { value: "vessels", label: "Vessels" },
  { value: "profiles", label: "Profiles" },
  { value: "ratios", label: "Ratios by rule" },
  { value: "rank", label: "Which vessels can run this?" },
];
const parts: ReadonlySet<string> = new Set(["vessels", "liquid", "heat"]);

export default function Screen() {
  const state = useScale();
  const [wantedView, setView] = useViewState("view", "vessels");
  const [tab, setTab] = useViewState("tab", "comparison");
  const [wantedPart, setPart] = useViewState("part", "vessels");
  const view = views.some(({ value }) => value === wantedView) ? wantedView : "vessels";
  const part = (parts.has(wantedPart) ? wantedPart : "vessels") as Part;
  const ranking = useRanking(state, useDatabase(view === "rank"));
  const goTo = useCallback(
    (field: string) => {
      setPart(partOf(field) ?? "vessels");
      focusField(field);
    },
    [setPart],
  );

  const ranks = view === "rank";
  const start = ranks ? ranking.start : state.start;
  const cancel = ranks ? ranking.cancel : state.cancel;
  useEffect(() => control.take({ start, cancel }), [start, cancel]);

  const { picture, document, project, readOnly } = state;
  if (state.study === undefined)
    return (
      <Empty
        document={document}
        project={project}
        readOnly={readOnly}
        question="What will change in a larger vessel?"
        words="Pick the laboratory vessel and a target. Stirring, mixing, mass and heat transfer are compared by every scale-up rule, and the recipe is run in the target with its own jacket."
        verb="Begin a scale-up"
        onBegin={() => edit("Begin a scale-up", (draft) => void addScaleUp(draft))}
        without="A scale-up takes a recipe that was run or simulated in the laboratory to other vessels. Simulate one, or import the data of a run."
      />
    );
  return (
    <StepLayout
      title="Scale-up"
      toolbar={<Toolbar state={state} view={view} onView={setView} />}
      main={
        <div className={classes.main}>
          <Needs state={state} verb={verb} goTo={goTo} />
          {!ranks && <Verdict state={state} />}
          {ranks && <Ranking state={state} ranking={ranking} />}
          {view === "vessels" && <VesselCards state={state} />}
          {view === "profiles" && picture && <Profiles state={state} />}
          {view === "ratios" && picture && <Ratios state={state} />}
          {!ranks && view !== "vessels" && picture === undefined && (
            <div className={classes.empty}>{state.run.since !== undefined ? <Loader aria-label="Scaling up" /> : <p>Here the answer will stand once the laboratory vessel, a target and the liquid are known.</p>}</div>
          )}
        </div>
      }
      inspector={<Inspector state={state} part={part} onPart={setPart} />}
      primary={ranks ? <PrimaryButton state={ranking} verb="Rank the vessels" /> : <PrimaryButton state={state} verb={verb} />}
      bottom={
        ranks
          ? []
          : [
              ...(picture === undefined ? [] : [
              { id: "comparison", label: "Comparison", content: <ComparisonTable state={state} /> },
              { id: "limits", label: "Limits", content: <Limits state={state} /> },
              { id: "mixing", label: "Mixing and reactions", content: <Mixing state={state} /> },
              { id: "log", label: "Log", content: <Log state={state} /> },
              ]),
              ...((document.vessels?.length ?? 0) === 0 ? [] : [
                { id: "cooling", label: "Measured cooling", content: <Suspense fallback={<Loader aria-label="Opening" m="sm" />}><MeasuredCooling state={state} /></Suspense> },
              ]),
            ]
      }
      tab={tab}
      onTab={setTab}
    />
  );
}

interface ToolbarProps {
  readonly state: ScaleState;
  readonly view: string;
  readonly onView: (view: string | undefined) => void;
}
function Toolbar({ state, view, onView }: ToolbarProps) {
  const { studies, study, select, picture, rule, setRule } = state;
  const rules = picture === undefined ? [] : rulesOf(picture);
  return (
    <>
      <SegmentedControl size="xs" aria-label="View" value={view} onChange={(next) => onView(next === "vessels" ? undefined : next)} data={views} />
      {studies.length > 1 && (
        <Select size="xs" aria-label="Scale-up study" value={study!.id} allowDeselect={false} data={studies.map((one) => ({ value: one.id, label: titleOf(one) }))} onChange={(id) => select(id ?? undefined)} />
      )}
      {view !== "rank" && rules.length > 0 && (
        <Select
          size="xs"
          w={250}
          aria-label="Rule that is looked at"
          value={rule ?? "auto"}
          allowDeselect={false}
          data={[{ value: "auto", label: "Rule: chosen for each target" }, ...rules.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => setRule(id === "auto" || id === null ? undefined : id)}
        />
      )}
      {view === "ratios" && <ConditionSelect state={state} />}
    </>
  );
}
