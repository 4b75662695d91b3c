import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useCallback } from "react";
import { useViewState } from "../view_state";
import { nextSorting, readSorting, type Sorting } from "./sorting";
import classes from "./Study.module.css";

/** @param name of it in the address */
export function useSorting(name: string) {
  const [text, set] = useViewState(name);
  const sorting = readSorting(text);
  const onSort = useCallback((column: string) => set(nextSorting(readSorting(text), column)), [set, text]);
  return { sorting, onSort };
}

interface SortHeadProps {
  readonly column: string;
  readonly label: string;
  readonly sorting: Sorting | undefined;
  readonly onSort: (column: string) => void;
}

/** The head of a column by which the table is sorted: up, down, as it came. */
export function SortHead({ column, label, sorting, onSort }: SortHeadProps) {
  const direction = sorting?.column !== column ? undefined : sorting.descending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" className={classes.sort} title={`Sort by ${label}`} onClick={() => onSort(column)}>
        {label}
        <span className={classes.arrow} aria-hidden>
          {direction === "descending" ? <IconArrowDown size={13} /> : direction === "ascending" ? <IconArrowUp size={13} /> : null}
        </span>
      </button>
    </th>
  );
}
