/** The cursor of a group of plots: where one is looked at, the others show the same abscissa. */
import { useCallback, useEffect, useId, useSyncExternalStore } from "react";

interface Cursor {
  readonly x: number;
  /** The plot that is looked at. */
  readonly from: string;
}
const cursors = new Map<string, Cursor>();
const listeners = new Map<string, Set<() => void>>();

function tell(group: string, cursor: Cursor | undefined): void {
  if (cursor === undefined) cursors.delete(group);
  else cursors.set(group, cursor);
  for (const listener of listeners.get(group) ?? []) listener();
}

function listen(group: string, listener: () => void): () => void {
  const all = listeners.get(group) ?? new Set();
  listeners.set(group, all.add(listener));
  return () => {
    all.delete(listener);
    if (all.size === 0) listeners.delete(group);
  };
}

/**
 * @param group plots of one group have the same abscissa in the same unit; undefined for a plot that stands alone
 * @param own where this plot is looked at
 * @returns where another plot of the group is looked at
 */
export function useSharedCursor(group: string | undefined, own: number | undefined): number | undefined {
  const me = useId();
  const subscribe = useCallback((listener: () => void) => (group === undefined ? () => undefined : listen(group, listener)), [group]);
  const elsewhere = useSyncExternalStore(subscribe, () => {
    const cursor = group === undefined ? undefined : cursors.get(group);
    return cursor === undefined || cursor.from === me ? undefined : cursor.x;
  });
  useEffect(() => {
    if (group === undefined || own === undefined) return;
    tell(group, { x: own, from: me });
    return () => {
      if (cursors.get(group)?.from === me) tell(group, undefined);
    };
  }, [group, own, me]);
  return elsewhere;
}
