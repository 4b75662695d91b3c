/** What a grid is told. It holds no data: it asks for the text of a cell, and says what was typed or pasted. */
import type { ReactNode } from "react";

export interface GridColumn {
  readonly id: string;
  /** "A", "time" */
  readonly label: string;
  /** Under the label. */
  readonly unit?: string | undefined;
  /** In place of the label: a menu, a unit to choose. The label stays its name. */
  readonly header?: ReactNode;
  readonly readOnly?: boolean;
  /** [px] */
  readonly width?: number;
  /** Numbers stand at the end, words at the start. */
  readonly align?: "start" | "end";
}
export interface GridChange {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}
export interface GridCell {
  /** As typed and copied: full precision. */
  readonly text: string;
  /** As shown, when that differs; elements that take focus themselves are reached by Enter. */
  readonly shown?: ReactNode;
  /** What is wrong with it and what to do, as one sentence or two. */
  readonly fault?: string | undefined;
  readonly readOnly?: boolean;
  /** A word for the look of a cell: "excluded", "missing". It is also read out. */
  readonly state?: string | undefined;
}
export interface GridSelection {
  readonly row: number;
  readonly column: number;
  /** The other corner. */
  readonly toRow: number;
  readonly toColumn: number;
}
export interface GridProps {
  /** Accessible name: "Data of run 1". */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: number;
  readonly cell: (row: number, column: number) => GridCell;
  /** One call for each gesture: a cell typed, a block pasted, a range cleared. Pasted rows may lie beyond the last one. */
  readonly onChange?: (changes: readonly GridChange[]) => void;
  readonly onSelect?: (selection: GridSelection) => void;
  /** Of the row's header; its number when absent. */
  readonly rowLabel?: (row: number) => string;
  /** Pasting beyond the last row makes rows; without it what does not fit is said and left out. */
  readonly grows?: boolean;
  /** An empty row at the end that takes what is typed. */
  readonly newRow?: boolean;
  readonly highlightedRow?: number | undefined;
  readonly empty?: string;
  /** [px] */
  readonly maxHeight?: number;
}
