import { Button, Loader } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { StepLayout } from "@/ui/StepLayout";
import { useViewState } from "@/ui/view_state";
import { eventsOf, seriesOf, steadyStatesOf } from "./model/answer";
import { type ColumnContext, readChoice, writeChoice } from "./model/columns";
import { computedColumns } from "./model/computed";
import { titleOf } from "./model/scenarios";
import { verdictOf } from "./model/summary";
import { takeControl } from "./run/control";
import { duplicate } from "./run/edits";
import { type SimulateState, useSimulate } from "./run/use_simulate";
import { Empty } from "./view/Empty";
import { Events } from "./view/Events";
import { Inspector } from "./view/Inspector";
import { Messages } from "./view/Messages";
import { Plots } from "./view/Plots";
import { SeriesTable } from "./view/SeriesTable";
import classes from "./view/Simulate.module.css";
import { SteadyStates } from "./view/SteadyStates";
import { Compare, Log, Summary } from "./view/Tabs";
import { Toolbar } from "./view/Toolbar";

/** The Simulate step: scenarios, each computed as soon as it changes. */
export default function Simulate() {
  const state = useSimulate();
  const { project, document, selected, simulation, select, readOnly } = state;
  const [tab, setTab] = useViewState("tab", "summary");
  const [chosen, setChosen] = useViewState("columns");
  const choice = useMemo(() => readChoice(chosen), [chosen]);
  const context = useMemo<ColumnContext>(
    () => ({
      species: new Set(document.species.map(({ id }) => id)),
      names: new Map(document.observables?.map(({ id, name }) => [id, name ?? id])),
      computed: computedColumns(document),
    }),
    [document],
  );
  const { start, cancel, picture } = simulation;
  useEffect(
    () => (selected === undefined ? undefined : takeControl({ start, cancel, duplicate: () => select(duplicate(selected.id)) })),
    [start, cancel, select, selected],
  );

  if (selected === undefined) return <Empty document={document} project={project} readOnly={readOnly} onNew={select} />;
  const series = seriesOf(picture);
  return (
    <StepLayout
      title="Simulate"
      toolbar={<Toolbar state={state} choice={choice} onChoice={(next) => setChosen(writeChoice(next))} context={context} />}
      main={
        <div className={classes.main}>
          <Messages state={state} />
          <Verdict state={state} />
          {series !== undefined && <Plots state={state} choice={choice} context={context} />}
          {steadyStatesOf(picture) && <SteadyStates states={steadyStatesOf(picture)!} />}
          {picture === undefined && simulation.problem === undefined && (
            <div className={classes.empty}>
              <Loader aria-label="Simulating" />
            </div>
          )}
        </div>
      }
      inspector={<Inspector state={state} />}
      primary={<Primary state={state} />}
      bottom={[
        { id: "summary", label: "Summary", content: picture ? <Summary result={picture} /> : null },
        { id: "table", label: "Table", content: series ? <SeriesTable series={series} name={titleOf(selected)} /> : <p className={classes.note}>There is no series.</p> },
        ...(picture && (eventsOf(picture).length > 0 || (state.recipe?.events ?? []).length > 0) ? [{ id: "events", label: "Events", content: <Events events={eventsOf(picture)} /> }] : []),
        { id: "compare", label: "Compare", content: <Compare state={state} result={picture} /> },
        { id: "log", label: "Log", content: picture ? <Log state={state} result={picture} /> : null },
      ]}
      tab={tab}
      onTab={setTab}
    />
  );
}

function Verdict({ state: { simulation, values } }: { readonly state: SimulateState }) {
  const { picture, outdated } = simulation;
  if (picture === undefined) return null;
  return (
    <p className={classes.verdict} role="status">
      {verdictOf(picture)}
      {outdated && <small>Before the last change</small>}
      {values === "fit" && <small>With fitted values</small>}
    </p>
  );
}

/** A run shorter than this is over before one could cancel it [ms]. */
const quickly = 300;

/** It computes by itself; the button is for those who ask, and for runs that take long. */
function Primary({ state: { simulation } }: { readonly state: SimulateState }) {
  if (simulation.run.active !== undefined && !(simulation.milliseconds !== undefined && simulation.milliseconds < quickly))
    return (
      <Button fullWidth variant="default" onClick={simulation.cancel}>
        Cancel
      </Button>
    );
  return (
    <Button fullWidth onClick={simulation.start} variant={simulation.waits ? "filled" : "light"}>
      {simulation.waits ? "Simulate" : "Simulate again"}
    </Button>
  );
}
