import { memo, useMemo } from "react";
import { Plot } from "@/ui/plot/Plot";
import type { PlotAxis } from "@/ui/plot/types";
import { seriesStyle, speciesStyle } from "@/ui/series";
import type { ProjectDocument } from "@/doc/types";
import type { Overlay } from "../run/use_overlays";
import type { SimulateResult } from "@/engine/results";
import { eventsOf, seriesOf } from "../model/answer";
import { type Choice, type ColumnContext, type Panel, panelsOf, visible } from "../model/columns";
import { listed, significant, withUnit } from "../model/figures";
import { type Layer, type StyleOf, inOtherUnits, linesOf } from "../model/pictures";
import { titleOf } from "../model/scenarios";
import { verdictOf } from "../model/summary";
import { type Mark, type Window, feedWindows, marksOf } from "../model/windows";
import type { SimulateState } from "../run/use_simulate";
import classes from "./Simulate.module.css";
import { useInUnit } from "./use_in_unit";

interface PlotsProps {
  readonly state: SimulateState;
  readonly choice: Choice;
  readonly context: ColumnContext;
}

/** Columns that are no species: each keeps a colour of its own. */
const stateStyles: Readonly<Record<string, number>> = { T: 1, T_jacket: 5, V: 3 };

function layersOf(result: SimulateResult, ghost: SimulateResult | undefined, overlays: readonly Overlay[]): Layer[] {
  return [
    { id: "selected", dash: "solid", result },
    ...(ghost === undefined || ghost === result ? [] : [{ id: "before", name: "before", dash: "dotted" as const, result: ghost }]),
    ...overlays.flatMap(({ question: { study }, result: other }) => (other === undefined ? [] : [{ id: study.id, name: titleOf(study), dash: "dashed" as const, result: other }])),
  ];
}

function stylesOf(document: ProjectDocument, { species, computed }: ColumnContext, ids: readonly string[]): StyleOf {
  const place = (id: string) => stateStyles[id] ?? computed.findIndex(({ observable }) => observable.id === id) + ids.indexOf(id);
  return (id) => (species.has(id) ? speciesStyle(document, id) : seriesStyle(Math.max(0, place(id))));
}

/** What is done when, under the plots: in the plots there is no room for it. */
function notesOf(layers: readonly Layer[], windows: readonly Window[], marks: readonly Mark[]): string[] {
  const dashed = layers.filter(({ dash }) => dash === "dashed").map(({ name }) => name!);
  return [
    ...(dashed.length > 0 ? [`Dashed: ${listed(dashed)}`] : []),
    ...(layers.some(({ dash }) => dash === "dotted") ? ["Dotted: before"] : []),
    ...windows.map(({ words }) => words),
    ...marks.map(({ label }) => label),
  ];
}

export function Plots({ state, choice, context }: PlotsProps) {
  const { document, selected, recipe, simulation, overlays, ghost } = state;
  const inUnit = useInUnit();
  const result = simulation.picture!;
  const series = seriesOf(result)!;
  const timeUnit = series.time.unit;
  const end = series.time.values.at(-1)!;

  const panels = useMemo(() => panelsOf(series, choice, context).flatMap((panel) => visible(panel) ?? []), [series, choice, context]);
  const layers = useMemo(() => layersOf(result, ghost, overlays), [result, ghost, overlays]);
  const styleOf = useMemo(() => stylesOf(document, context, series.columns.map(({ id }) => id)), [document, context, series]);
  // Parts of the recipe: while a slider moves another part, these are the same and no plot is drawn for them.
  const [feeds, doses, withdrawals] = [recipe?.feeds, recipe?.doses, recipe?.withdrawals];
  const windows = useMemo(() => feedWindows(feeds ?? [], document, timeUnit, end, inUnit), [feeds, document, timeUnit, end, inUnit]);
  const marks = useMemo(() => {
    const happened = eventsOf(result).map(({ id, time, unit }) => ({ x: time, label: `Event ${id}: ${withUnit(significant(time), unit)}` }));
    return [...marksOf({ doses, withdrawals }, document, timeUnit, end, inUnit), ...happened];
  }, [doses, withdrawals, document, timeUnit, end, result, inUnit]);

  const other = overlays.filter(({ result: one }) => one !== undefined && inOtherUnits(result, one));
  const notes = notesOf(layers, windows, marks);
  const [first, ...rest] = panels;
  if (first === undefined) return <p className={classes.marks}>No column is chosen. Choose some under Columns.</p>;
  const shared = { scenario: titleOf(selected!), layers, timeUnit, styleOf, windows, marks, result };
  return (
    <>
      <div className={`${classes.plots} ${rest.length === 0 ? classes.alone : ""} ${layers.length > 1 ? classes.layered : ""} ${simulation.outdated ? classes.old : ""}`}>
        <div className={classes.first}>
          <PanelPlot panel={first} {...shared} named />
        </div>
        {rest.length > 0 && (
          <div className={classes.side}>
            {rest.map((panel) => (
              <div key={panel.id}>
                <PanelPlot panel={panel} {...shared} />
              </div>
            ))}
          </div>
        )}
      </div>
      {(notes.length > 0 || other.length > 0) && (
        <p className={classes.marks}>
          {notes.join(" · ")}
          {other.length > 0 && ` ${other.map(({ question: { study } }) => titleOf(study)).join(", ")}: in other units, and so not drawn where they differ.`}
        </p>
      )}
    </>
  );
}

interface PanelPlotProps {
  readonly panel: Panel;
  readonly scenario: string;
  readonly layers: readonly Layer[];
  readonly timeUnit: string;
  readonly styleOf: StyleOf;
  readonly windows: readonly Window[];
  readonly marks: readonly Mark[];
  readonly result: SimulateResult;
  /** Feeds are named in the plot; small ones have no room. */
  readonly named?: boolean;
}
const PanelPlot = memo(function PanelPlot({ panel, scenario, layers, timeUnit, styleOf, windows, marks, result, named = false }: PanelPlotProps) {
  const lines = useMemo(() => linesOf(panel, layers, timeUnit, styleOf), [panel, layers, timeUnit, styleOf]);
  const shaded = useMemo(() => (named ? windows : windows.map((window) => ({ ...window, label: "" }))), [named, windows]);
  const guides = useMemo(() => marks.map(({ x }) => ({ x })), [marks]);
  return (
    <Plot
      name={`${panel.title} of ${scenario}`}
      summary={panel.id.startsWith("concentration") ? verdictOf(result) : `${panel.title} over time${windows.length > 0 ? "; feed windows are shaded" : ""}.`}
      series={lines}
      x={{ quantity: "time", unit: timeUnit }}
      y={axis(panel.left)}
      {...(panel.right && { right: axis(panel.right) })}
      shaded={shaded}
      guides={guides}
      link="simulate"
      compact={!named}
    />
  );
});

const axis = ({ quantity, unit, columns }: Panel["left"]): PlotAxis => ({
  quantity: columns.length === 1 && quantity === "value" ? columns[0]!.label : quantity,
  unit,
  zero: quantity !== "T",
});
