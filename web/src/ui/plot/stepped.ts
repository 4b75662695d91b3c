/** Walking over the parts of a picture by keys. */
export interface Grid {
  readonly rows: number;
  readonly columns?: number;
}
/** The next place of a step of the keys; undefined for a key that is none. */
export function stepped(key: string, at: number | undefined, { rows, columns = 1 }: Grid): number | undefined {
  const last = rows * columns - 1;
  if (last < 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: columns > 1 ? 1 : undefined, ArrowLeft: columns > 1 ? -1 : undefined }[key];
  if (step === undefined) return undefined;
  return at === undefined ? (step > 0 ? 0 : last) : Math.min(last, Math.max(0, at + step));
}
