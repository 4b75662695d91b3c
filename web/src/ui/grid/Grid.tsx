/** A table of cells to type in: keys and clipboard work as in a spreadsheet. It holds no data. */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Cell } from "./Cell";
import { type Gesture, cleared, copied, pasted } from "./changes";
import { parseTsv, toHtml, toTsv } from "./clipboard";
import classes from "./Grid.module.css";
import { blockOf, inside, moved, single, within } from "./selection";
import type { GridCell, GridProps, GridSelection } from "./types";

const rowHeight = 29; // [px]
const virtualAbove = 100; // rows
const blank: GridCell = { text: "" };

/** Row and column of the cell that an event happened in. */
function place(target: EventTarget): readonly [number, number] | undefined {
  const at = (target as Element).closest<HTMLElement>("[data-at]")?.dataset["at"]?.split("-");
  return at && [Number(at[0]), Number(at[1])];
}

export function Grid(props: GridProps) {
  const { label, columns, rows, cell, onChange, onSelect, rowLabel = (row) => String(row + 1), newRow = false, highlightedRow, empty, maxHeight = 480 } = props;
  const count = rows + (newRow ? 1 : 0);
  const size = { rows: count, columns: columns.length };
  const [selected, setSelected] = useState<GridSelection>(single(0, 0));
  /** The text with which editing begins; undefined: not editing. */
  const [editing, setEditing] = useState<string>();
  const [note, setNote] = useState<string>();
  const selection = inside(selected, size);
  const block = blockOf(selection);
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const dragging = useRef(false);
  const id = useId();

  const virtual = count > virtualAbove;
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({
    count,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 48,
    // The cell that has the focus stays in the page, wherever it is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(selection.toRow, count - 1), selection.row])].sort((a, b) => a - b),
  });
  const cellOf = (row: number, column: number): GridCell => (row < rows ? cell(row, column) : blank);
  const writable = (row: number, column: number) => onChange !== undefined && columns[column]?.readOnly !== true && cellOf(row, column).readOnly !== true;

  const select = useCallback(
    (next: GridSelection, focus = true) => {
      setSelected(next);
      focusWanted.current = focus;
      onSelect?.(next);
    },
    [onSelect],
  );
  useLayoutEffect(() => {
    if (!focusWanted.current || editing !== undefined) return;
    focusWanted.current = false;
    const at = `[data-at="${selection.toRow}-${selection.toColumn}"]`;
    const element = scroller.current?.querySelector<HTMLElement>(at);
    element?.focus({ preventScroll: true });
    if (virtual) virtualizer.scrollToIndex(selection.toRow, { align: "auto" });
    else element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  useEffect(() => {
    const stop = () => (dragging.current = false);
    window.addEventListener("pointerup", stop);
    return () => window.removeEventListener("pointerup", stop);
  }, []);

  const perform = ({ changes, note: said, selection: next }: Gesture) => {
    setNote(said);
    if (changes.length > 0) onChange?.(changes);
    select(next);
  };
  const accept = (text: string, down: number, right: number) => {
    const { row, column } = selection;
    setEditing(undefined);
    setNote(undefined);
    if (text !== cellOf(row, column).text) onChange?.([{ row, column, text }]);
    const grown = newRow && row === rows ? count + 1 : count;
    select(inside(single(row + down, column + right), { rows: grown, columns: columns.length }), down !== 0 || right !== 0);
  };
  const begin = (text: string) => {
    setSelected(single(selection.row, selection.column));
    if (writable(selection.row, selection.column)) return setEditing(text);
    const { row, column } = selection;
    const control = scroller.current?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.querySelector<HTMLElement>("button, input, select, a[href]");
    if (control) control.focus();
    else setNote("This cell cannot be edited.");
  };

  const keys = (event: KeyboardEvent) => {
    if (editing !== undefined || event.target !== event.currentTarget.querySelector(`[data-at="${selection.toRow}-${selection.toColumn}"]`)) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = moved(selection, event, size, page);
    const command = event.ctrlKey || event.metaKey;
    if (next) select(next);
    else if (event.key === "Enter" || event.key === "F2") begin(cellOf(selection.row, selection.column).text);
    else if ((event.key === "Delete" || event.key === "Backspace") && onChange) perform(cleared(props, selection));
    else if (command && event.key.toLowerCase() === "a") select({ row: 0, column: 0, toRow: count - 1, toColumn: columns.length - 1 });
    else if (event.key === "Escape" && (selection.row !== selection.toRow || selection.column !== selection.toColumn)) select(single(selection.row, selection.column));
    else if (event.key.length === 1 && !command && !event.altKey && event.key !== " " && writable(selection.row, selection.column)) begin(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const copy = (event: ClipboardEvent, cut: boolean) => {
    if (editing !== undefined) return;
    const lines = copied(props, selection);
    event.clipboardData.setData("text/plain", toTsv(lines));
    event.clipboardData.setData("text/html", toHtml(lines));
    event.preventDefault();
    if (cut && onChange) perform(cleared(props, selection));
  };
  const paste = (event: ClipboardEvent) => {
    if (editing !== undefined || onChange === undefined) return;
    event.preventDefault();
    const lines = parseTsv(event.clipboardData.getData("text/plain"));
    if (lines.length > 0) perform(pasted(newRow ? { ...props, grows: true } : props, selection, lines));
  };

  if (count === 0) return <p className={classes.empty}>{empty ?? "No rows."}</p>;
  const active = cellOf(selection.row, selection.column);
  const widths = columns.map(({ width = 96 }) => ({ inlineSize: width }));
  const body = (row: number, style?: CSSProperties) => (
    <div key={row} role="row" aria-rowindex={row + 2} className={`${classes.row} ${style ? classes.placed : ""}`} style={style} data-lit={row === highlightedRow}>
      <div role="rowheader" aria-colindex={1} className={classes.number} style={{ inlineSize: 64 }}>
        {row < rows ? rowLabel(row) : "+"}
      </div>
      {columns.map((column, at) => (
        <Cell
          key={column.id}
          row={row}
          column={at}
          cell={cellOf(row, at)}
          align={column.align ?? "start"}
          style={widths[at]!}
          name={column.label}
          readOnly={!writable(row, at)}
          active={row === selection.toRow && at === selection.toColumn}
          selected={within(block, row, at)}
          editing={row === selection.row && at === selection.column ? editing : undefined}
          faultId={`${id}-fault`}
          onAccept={accept}
          onCancel={() => {
            setEditing(undefined);
            focusWanted.current = true;
          }}
        />
      ))}
    </div>
  );
  return (
    <div className={classes.wrap}>
      <div
        ref={scroller}
        className={classes.grid}
        style={{ maxBlockSize: maxHeight }}
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        onKeyDown={keys}
        onCopy={(event) => copy(event, false)}
        onCut={(event) => copy(event, true)}
        onPaste={paste}
        onPointerDown={(event) => {
          const at = place(event.target);
          if (at === undefined || event.button !== 0 || (event.target as Element).closest("input, button, select, a")) return;
          dragging.current = event.pointerType === "mouse";
          select(event.shiftKey ? { ...selection, toRow: at[0], toColumn: at[1] } : single(...at));
        }}
        onPointerOver={(event) => {
          const at = dragging.current ? place(event.target) : undefined;
          if (at) select({ ...selection, toRow: at[0], toColumn: at[1] });
        }}
        onDoubleClick={(event) => place(event.target) && editing === undefined && begin(active.text)}
      >
        <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.header}`}>
          <div role="columnheader" aria-colindex={1} className={classes.number} style={{ inlineSize: 64 }}>
            <span className={classes.hidden}>Row</span>
          </div>
          {columns.map((column, at) => (
            <div key={column.id} role="columnheader" aria-colindex={at + 2} className={classes.head} style={{ ...widths[at], textAlign: column.align ?? "start" }} title={column.unit ? `${column.label} / ${column.unit}` : column.label}>
              {column.header ?? <span>{column.label}</span>}
              {column.unit && <small>{column.unit}</small>}
            </div>
          ))}
        </div>
        {virtual ? (
          <div role="rowgroup" className={classes.body} style={{ blockSize: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => body(index, { transform: `translateY(${start}px)` }))}
          </div>
        ) : (
          <div role="rowgroup">{Array.from({ length: count }, (_, row) => body(row))}</div>
        )}
      </div>
      {rows === 0 && empty && <p className={classes.foot}>{empty}</p>}
      {active.fault && (
        <p className={`${classes.foot} ${classes.fault}`} id={`${id}-fault`}>
          {columns[selection.column]?.label}, {selection.row < rows ? rowLabel(selection.row) : "new row"}: {active.fault}
        </p>
      )}
      <p className={note ? classes.foot : classes.hidden} role="status">
        {note}
      </p>
    </div>
  );
}
