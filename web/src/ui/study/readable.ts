/** A result with its sentences as they are read: the engine writes units as they are typed. */
import { prettyWords } from "@/units/quantity";

const sentences: ReadonlySet<string> = new Set(["verdict", "message", "not_applicable", "words", "class_words", "reason"]);

const known = new WeakMap<object, object>();
/** The same object for the same result. */
export function readable<T extends object>(result: T): T {
  const before = known.get(result);
  if (before !== undefined) return before as T;
  const after = reworded(result) as T;
  known.set(result, after);
  return after;
}

/** Columns of numbers are not copied. */
function reworded(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(reworded) : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]): [string, unknown] => [key, typeof one === "string" && sentences.has(key) ? prettyWords(one) : reworded(one)]));
}
