/** A picture whose parts are pointed at or walked over by keys: which one is looked at. */
import { type KeyboardEvent, useState } from "react";
import { type Grid, stepped } from "./stepped";

export function useWalk(grid: Grid) {
  const [at, setAt] = useState<number>();
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepped(event.key, at, grid);
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === "Escape" && at !== undefined) {
      event.stopPropagation();
      setAt(undefined);
    }
  };
  return { at, point: setAt, leave: () => setAt(undefined), onKeyDown };
}
