/** What a gesture over several cells changes, as one list; and what it had to leave alone. */
import { type Block, blockOf } from "./selection";
import type { GridCell, GridChange, GridColumn, GridProps, GridSelection } from "./types";

type Table = Pick<GridProps, "columns" | "rows" | "cell" | "grows">;

export interface Gesture {
  readonly changes: readonly GridChange[];
  /** A sentence when something was left out, else undefined. */
  readonly note?: string | undefined;
  /** The cells that it covers. */
  readonly selection: GridSelection;
}

const writable = (column: GridColumn | undefined, cell: GridCell | undefined) => column !== undefined && column.readOnly !== true && cell?.readOnly !== true;

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** A block from a spreadsheet, from the top left of the selection; a single cell fills the whole selection. */
export function pasted(table: Table, selection: GridSelection, block: readonly (readonly string[])[]): Gesture {
  const { columns, rows, cell, grows = false } = table;
  const { top, left, bottom, right } = blockOf(selection);
  const one = block.length === 1 && block[0]!.length === 1;
  const source = one ? Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => block[0]![0]!)) : block;
  const changes: GridChange[] = [];
  let fixed = 0, outside = 0;
  source.forEach((texts, i) =>
    texts.forEach((text, j) => {
      const [row, column] = [top + i, left + j];
      if (column >= columns.length || (row >= rows && !grows)) outside++;
      else if (!writable(columns[column], row < rows ? cell(row, column) : undefined)) fixed++;
      else changes.push({ row, column, text: text.trim() });
    }),
  );
  const width = Math.max(...source.map((texts) => texts.length));
  const note = [outside > 0 && `${counted(outside, "cell")} did not fit the table and ${outside === 1 ? "was" : "were"} left out`, fixed > 0 && `${counted(fixed, "cell")} cannot be edited and ${fixed === 1 ? "was" : "were"} left as ${fixed === 1 ? "it was" : "they were"}`]
    .filter(Boolean)
    .join("; ");
  return {
    changes,
    ...(note && { note: `${note}.` }),
    selection: { row: top, column: left, toRow: Math.min(top + source.length, grows ? Infinity : rows) - 1, toColumn: Math.min(left + width, columns.length) - 1 },
  };
}

/** Delete: what can be edited becomes empty. */
export function cleared(table: Table, selection: GridSelection): Gesture {
  const changes: GridChange[] = [];
  each(blockOf(selection), (row, column) => {
    const cell = table.cell(row, column);
    if (row < table.rows && writable(table.columns[column], cell) && cell.text !== "") changes.push({ row, column, text: "" });
  });
  return { changes, selection };
}

/** The selected cells, every digit. */
export function copied({ cell, rows }: Table, selection: GridSelection): string[][] {
  const { top, bottom, left, right } = blockOf(selection);
  const lines: string[][] = [];
  for (let row = top; row <= Math.min(bottom, rows - 1); row++) {
    const line: string[] = [];
    for (let column = left; column <= right; column++) line.push(cell(row, column).text);
    lines.push(line);
  }
  return lines;
}

function each({ top, bottom, left, right }: Block, visit: (row: number, column: number) => void): void {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) visit(row, column);
}
