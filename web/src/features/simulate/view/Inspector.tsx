import { Tabs } from "@mantine/core";
import { useViewState } from "@/ui/view_state";
import { useMemo } from "react";
import type { Fault } from "@/engine/results";
import { inProject } from "../model/problem";
import type { SimulateState } from "../run/use_simulate";
import { Explore } from "./Explore";
import { RecipePart } from "./RecipePart";
import { ScenarioList } from "./ScenarioList";
import { Settings } from "./Settings";

const none: readonly Fault[] = [];

/** The list of scenarios, and what the selected one is. */
export function Inspector({ state }: { readonly state: SimulateState }) {
  const [part, setPart] = useViewState("part", "recipe");
  const { document, scenarios, selected, select, readOnly } = state;
  const { problem } = state.simulation;
  const faults = useMemo(() => (problem === undefined || selected === undefined ? none : (inProject(problem, document, selected.id).errors ?? none)), [problem, document, selected]);
  if (selected === undefined) return null;
  return (
    <>
      <ScenarioList document={document} scenarios={scenarios} selected={selected} select={select} readOnly={readOnly} />
      <Tabs value={part} onChange={(next) => setPart(next ?? undefined)} keepMounted={false}>
        <Tabs.List grow mb="sm">
          <Tabs.Tab value="recipe">Recipe</Tabs.Tab>
          <Tabs.Tab value="explore">Sliders</Tabs.Tab>
          <Tabs.Tab value="output">Output</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="recipe">
          <fieldset disabled={readOnly} style={{ border: "none", margin: 0, padding: 0, minInlineSize: 0 }}>
            <RecipePart document={document} study={selected} faults={faults} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="explore">
          <Explore state={state} />
        </Tabs.Panel>
        <Tabs.Panel value="output">
          <Settings key={selected.id} study={selected} steady={state.recipe?.reactor === "cstr" && state.recipe.steady_state === true} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
