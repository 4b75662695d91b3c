import { type CSSProperties, type KeyboardEvent, memo, useRef } from "react";
import classes from "./Grid.module.css";
import type { GridCell } from "./types";

interface CellProps {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
  readonly name: string;
  readonly align: "start" | "end";
  readonly style: CSSProperties;
  readonly readOnly: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly editing: string | undefined;
  readonly faultId: string;
  readonly onAccept: (text: string, down: number, right: number) => void;
  readonly onCancel: () => void;
}

export const Cell = memo(function Cell({ row, column, cell, name, align, style, readOnly, active, selected, editing, faultId, onAccept, onCancel }: CellProps) {
  const { text, shown, fault, state } = cell;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-readonly={readOnly}
      aria-selected={selected}
      aria-invalid={fault !== undefined}
      {...(fault !== undefined && active && { "aria-describedby": faultId })}
      tabIndex={active ? 0 : -1}
      className={classes.cell}
      style={{ ...style, textAlign: align }}
      data-at={`${row}-${column}`}
      data-state={state}
      title={fault ?? (text === "" ? undefined : text)}
    >
      {shown ?? text}
      {state && <span className={classes.hidden}>, {state}</span>}
      {editing !== undefined && <Editor name={`${name}, row ${row + 1}`} text={editing} onAccept={onAccept} onCancel={onCancel} />}
    </div>
  );
});

function focus(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}

interface EditorProps {
  readonly name: string;
  readonly text: string;
  readonly onAccept: (text: string, down: number, right: number) => void;
  readonly onCancel: () => void;
}

/** Enter accepts and goes down, Tab accepts and goes on, Escape gives the old text back, leaving accepts. */
function Editor({ name, text, onAccept, onCancel }: EditorProps) {
  const done = useRef(false);
  const accept = (value: string, down: number, right: number) => {
    if (done.current) return;
    done.current = true;
    onAccept(value, down, right);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    const { value } = event.currentTarget;
    const back = event.shiftKey ? -1 : 1;
    if (event.key === "Enter") accept(value, back, 0);
    else if (event.key === "Tab") accept(value, 0, back);
    else if (event.key === "Escape") {
      done.current = true;
      onCancel();
    } else return;
    event.preventDefault();
  };
  return <input ref={focus} className={classes.editor} aria-label={name} defaultValue={text} autoComplete="off" spellCheck={false} onKeyDown={keys} onBlur={(event) => accept(event.currentTarget.value, 0, 0)} />;
}
