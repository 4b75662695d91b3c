import { useMemo } from "react";
import { Plot } from "@/ui/plot/Plot";
import type { PlotAxis } from "@/ui/plot/types";
import { seriesStyle, speciesStyle } from "@/ui/series";
import { eventsOf, seriesOf } from "../model/answer";
import { type Choice, type ColumnContext, type Panel, panelsOf, visible } from "../model/columns";
import { listed, significant, withUnit } from "../model/figures";
import { type Layer, inOtherUnits, linesOf } from "../model/pictures";
import { titleOf } from "../model/scenarios";
import { verdictOf } from "../model/summary";
import { feedWindows, marksOf } from "../model/windows";
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

export function Plots({ state, choice, context }: PlotsProps) {
  const { document, selected, recipe, simulation, overlays, ghost } = state;
  const inUnit = useInUnit();
  const result = simulation.picture!;
  const series = seriesOf(result)!;
  const timeUnit = series.time.unit;
  const end = series.time.values.at(-1)!;

  const panels = useMemo(() => panelsOf(series, choice, context).flatMap((panel) => visible(panel) ?? []), [series, choice, context]);
  const windows = useMemo(() => (recipe === undefined ? [] : feedWindows(recipe, document, timeUnit, end, inUnit)), [recipe, document, timeUnit, end, inUnit]);
  const unnamed = useMemo(() => windows.map((window) => ({ ...window, label: "" })), [windows]);
  const marks = useMemo(() => {
    const planned = recipe === undefined ? [] : marksOf(recipe, document, timeUnit, end, inUnit);
    const happened = eventsOf(result).map(({ id, time, unit }) => ({ x: time, label: `Event ${id}: ${withUnit(significant(time), unit)}` }));
    return [...planned, ...happened];
  }, [recipe, document, timeUnit, end, result, inUnit]);

  const layers: Layer[] = [
    { id: "selected", dash: "solid", result },
    ...(ghost === undefined || ghost === result ? [] : [{ id: "before", name: "before", dash: "dotted" as const, result: ghost }]),
    ...overlays.flatMap(({ question: { study }, result: other }) => (other === undefined ? [] : [{ id: study.id, name: titleOf(study), dash: "dashed" as const, result: other }])),
  ];
  const dashed = layers.filter(({ dash }) => dash === "dashed").map(({ name }) => name!);
  const notes = [
    ...(dashed.length > 0 ? [`Dashed: ${listed(dashed)}`] : []),
    ...(layers.some(({ dash }) => dash === "dotted") ? ["Dotted: before"] : []),
    ...windows.map(({ words }) => words),
    ...marks.map(({ label }) => label),
  ];
  const other = overlays.filter(({ result: one }) => one !== undefined && inOtherUnits(result, one));
  const index = (id: string) => stateStyles[id] ?? context.computed.findIndex(({ observable }) => observable.id === id) + series.columns.findIndex((column) => column.id === id);
  const styleOf = (id: string) => (context.species.has(id) ? speciesStyle(document, id) : seriesStyle(Math.max(0, index(id))));

  const draw = (panel: Panel) => (
    <Plot
      key={panel.id}
      name={`${panel.title} of ${titleOf(selected!)}`}
      summary={panel.id.startsWith("concentration") ? verdictOf(result) : `${panel.title} over time${windows.length > 0 ? "; feed windows are shaded" : ""}.`}
      series={linesOf(panel, layers, timeUnit, styleOf)}
      x={{ quantity: "time", unit: timeUnit }}
      y={axis(panel.left)}
      {...(panel.right && { right: axis(panel.right) })}
      shaded={panel === panels[0] ? windows : unnamed}
      guides={marks.map(({ x }) => ({ x }))}
      compact={panel !== panels[0]}
    />
  );
  const [first, ...rest] = panels;
  if (first === undefined) return <p className={classes.marks}>No column is chosen. Choose some under Columns.</p>;
  return (
    <>
      <div className={`${classes.plots} ${rest.length === 0 ? classes.alone : ""} ${layers.length > 1 ? classes.layered : ""} ${simulation.outdated ? classes.old : ""}`}>
        <div className={classes.first}>{draw(first)}</div>
        {rest.length > 0 && (
          <div className={classes.side}>
            {rest.map((panel) => (
              <div key={panel.id}>{draw(panel)}</div>
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

const axis = ({ quantity, unit, columns }: Panel["left"]): PlotAxis => ({
  quantity: columns.length === 1 && quantity === "value" ? columns[0]!.label : quantity,
  unit,
  zero: quantity !== "T",
});
