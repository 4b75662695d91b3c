/** Which cells are selected, and how keys move the selection. Pure. */
import type { GridSelection } from "./types";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}
/** From the small to the large indices. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const single = (row: number, column: number): GridSelection => ({ row, column, toRow: row, toColumn: column });

export const blockOf = ({ row, column, toRow, toColumn }: GridSelection): Block => ({
  top: Math.min(row, toRow),
  bottom: Math.max(row, toRow),
  left: Math.min(column, toColumn),
  right: Math.max(column, toColumn),
});

export const within = ({ top, bottom, left, right }: Block, row: number, column: number) => row >= top && row <= bottom && column >= left && column <= right;

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** The selection still, after rows or columns went. */
export const inside = (selection: GridSelection, { rows, columns }: Size): GridSelection => ({
  row: clamp(selection.row, rows),
  column: clamp(selection.column, columns),
  toRow: clamp(selection.toRow, rows),
  toColumn: clamp(selection.toColumn, columns),
});

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** @param page rows that PageUp and PageDown move @returns undefined when the key moves nothing */
export function moved(selection: GridSelection, { key, shiftKey, ctrlKey, metaKey }: Press, { rows, columns }: Size, page: number): GridSelection | undefined {
  const far = ctrlKey || metaKey;
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [far ? -rows : -1, 0],
    ArrowDown: [far ? rows : 1, 0],
    ArrowLeft: [0, far ? -columns : -1],
    ArrowRight: [0, far ? columns : 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [far ? -rows : 0, -columns],
    End: [far ? rows : 0, columns],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  // Shift moves the far corner of the range; without it the range collapses to the cell that has the focus.
  const [row, column] = shiftKey ? [selection.toRow, selection.toColumn] : [selection.row, selection.column];
  const to = { row: clamp(row + step[0], rows), column: clamp(column + step[1], columns) };
  return shiftKey ? { ...selection, toRow: to.row, toColumn: to.column } : single(to.row, to.column);
}
