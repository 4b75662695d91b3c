import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { edit } from "@/doc/store";
import type { Experiment, ProjectDocument } from "@/doc/types";
import { Grid } from "@/ui/grid/Grid";
import type { GridCell, GridChange, GridColumn, GridSelection } from "@/ui/grid/types";
import { useViewState } from "@/ui/view_state";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import { exclusionsOf, findExclusion } from "../exclude/exclusions";
import type { UnitOracle } from "../import/map/units";
import { readTyped } from "../table/cell";
import { type CellChange, extendDuration, removeRows, sortRows, writeCells } from "../table/edits";
import { type DataTable, type TableColumn, labelOf, tablesOf, valuesOf } from "../table/table";
import { seconds } from "../units";
import type { CellFault } from "../use_faults";
import { AddColumn } from "./AddColumn";
import { ColumnMenu } from "./ColumnMenu";
import type { Point } from "./PointPanel";

interface ValuesProps {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly units: UnitOracle;
  readonly faults: readonly CellFault[];
  readonly readOnly: boolean;
  readonly point: Point | undefined;
  readonly onPoint: (point: Point) => void;
}

/** The numbers of an experiment. Measurements that share their times are one table; others are chosen above it. */
export function Values(props: ValuesProps) {
  const { document, experiment, readOnly, units } = props;
  const [chosen, choose] = useViewState("times", "0");
  const tables = tablesOf(experiment);
  const index = Math.min(Number(chosen) || 0, Math.max(0, tables.length - 1));
  const table = tables[index];
  return (
    <div className={classes.values}>
      {tables.length > 1 && (
        <div className={classes.gridTools}>
          <SegmentedControl
            size="xs"
            aria-label="Columns that share their times"
            data={tables.map((one, at) => ({ value: String(at), label: one.columns.filter(({ kind }) => kind === "value").map(({ observable }) => observable).join(", ") }))}
            value={String(index)}
            onChange={choose}
          />
        </div>
      )}
      {table ? <ValuesTable key={`${experiment.id}/${index}`} {...props} table={table} /> : <AddColumn document={document} experiment={experiment} table={undefined} units={units} readOnly={readOnly} />}
    </div>
  );
}

/** What was typed and is no value: it stays in sight with its fault, and the document keeps what it had. */
type Refused = ReadonlyMap<string, { readonly text: string; readonly fault: string }>;
const keyOf = (row: number, column: number) => `${row}/${column}`;

function ValuesTable({ document, experiment, table, faults, readOnly, units, point, onPoint }: ValuesProps & { readonly table: DataTable }) {
  const [refused, setRefused] = useState<Refused>(new Map());
  const [selection, setSelection] = useState<GridSelection>();
  const exclusions = exclusionsOf(document, experiment.id);
  const name = experiment.name ?? experiment.id;

  const cell = (row: number, at: number): GridCell => {
    const column = table.columns[at]!;
    const wrong = refused.get(keyOf(row, at));
    if (wrong) return { text: wrong.text, fault: wrong.fault };
    const exclusion = column.kind === "value" ? findExclusion(exclusions, experiment.id, column.measurement, row) : undefined;
    const value = exclusion?.value ?? valuesOf(experiment, table, column)[row];
    const fault = faultAt(faults, table, column, row);
    return {
      text: value === null || value === undefined ? "" : String(value),
      ...(fault && { fault }),
      ...(exclusion && { state: "excluded", shown: <s>{String(exclusion.value)}</s> }),
    };
  };
  const change = (changes: readonly GridChange[]) => {
    const emptied = emptiedRows(changes, table);
    const read = changes.filter(({ row }) => !emptied.includes(row)).map((one) => ({ ...one, typed: readTyped(one.text, table.columns[one.column]!) }));
    const good = read.flatMap(({ row, column, typed }): CellChange[] => ("value" in typed ? [{ row, column, value: typed.value }] : []));
    const next = new Map(emptied.length > 0 ? [] : refused);
    for (const { row, column, text, typed } of read) {
      next.delete(keyOf(row, column));
      if ("fault" in typed) next.set(keyOf(row, column), { text, fault: typed.fault });
    }
    setRefused(next);
    const label = changes.length === 1 ? `Change a value of ${name}` : `Change ${changes.length} values of ${name}`;
    edit(emptied.length > 0 && good.length === 0 ? `Remove ${emptied.length === 1 ? "a row" : `${emptied.length} rows`} of ${name}` : label, (draft) => {
      if (good.length > 0) writeCells(draft, table, good);
      if (emptied.length > 0) removeRows(draft, table, emptied);
      const one = draft.experiments?.find(({ id }) => id === experiment.id);
      if (one) extendDuration(one, seconds);
    });
  };
  /** Rows change places: what was refused no longer has one. */
  const move = (label: string, recipe: (draft: ProjectDocument) => void) => {
    setRefused(new Map());
    edit(label, recipe);
  };
  const columns = table.columns.map((column, at): GridColumn => ({
    id: `${column.kind}/${column.measurement}`,
    label: labelOf(column),
    unit: prettyUnit(column.unit),
    align: "end",
    readOnly,
    header: <ColumnMenu document={document} experiment={experiment} table={table} at={at} units={units} readOnly={readOnly} />,
  }));
  const picked = pointOf(selection, table, experiment, exclusions);
  return (
    <>
      <div className={classes.gridTools}>
        <Button size="compact-xs" variant="default" disabled={picked === undefined} onClick={() => picked && onPoint(picked)}>
          {picked && findExclusion(exclusions, experiment.id, picked.measurement, picked.row) ? "Excluded point…" : "Exclude the value…"}
        </Button>
        <Button size="compact-xs" variant="default" disabled={readOnly || selection === undefined} onClick={() => selection && move(`Remove rows of ${name}`, (draft) => removeRows(draft, table, rowsOf(selection, table.rows)))}>
          Remove rows
        </Button>
        <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => move(`Sort ${name} by time`, (draft) => sortRows(draft, table))}>
          Sort by time
        </Button>
        <AddColumn document={document} experiment={experiment} table={table} units={units} readOnly={readOnly} />
      </div>
      <div className={classes.grid}>
        <Grid label={`Values of ${name}`} columns={columns} rows={table.rows} cell={cell} {...(!readOnly && { onChange: change })} onSelect={setSelection} grows newRow={!readOnly} highlightedRow={point && table.measurements.includes(point.measurement) ? point.row : undefined} />
      </div>
    </>
  );
}

/** Rows of which every cell is cleared at once are taken out, as in a spreadsheet. */
function emptiedRows(changes: readonly GridChange[], table: DataTable): number[] {
  const cleared = new Map<number, number>();
  for (const { row, text } of changes) if (text.trim() === "" && row < table.rows) cleared.set(row, (cleared.get(row) ?? 0) + 1);
  return [...cleared].filter(([, count]) => count === table.columns.length).map(([row]) => row);
}

const rowsOf = ({ row, toRow }: GridSelection, rows: number): number[] => {
  const [from, to] = [Math.min(row, toRow), Math.min(rows - 1, Math.max(row, toRow))];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
};

function pointOf(selection: GridSelection | undefined, table: DataTable, experiment: Experiment, exclusions: ReturnType<typeof exclusionsOf>): Point | undefined {
  const column = selection && table.columns[selection.column];
  if (selection === undefined || column?.kind !== "value") return undefined;
  const value = valuesOf(experiment, table, column)[selection.row];
  const excluded = findExclusion(exclusions, experiment.id, column.measurement, selection.row);
  return (value === null || value === undefined) && !excluded ? undefined : { measurement: column.measurement, row: selection.row };
}

function faultAt(faults: readonly CellFault[], table: DataTable, { kind, measurement }: TableColumn, row: number): string | undefined {
  return faults.find((one) => one.kind === kind && one.row === row && (kind === "time" ? table.measurements.includes(one.measurement) : one.measurement === measurement))?.message;
}
