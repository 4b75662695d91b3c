/** Changes of a part of a recipe, each with the name of its step of undo. */
import type { Quantity } from "@/doc/types";

export type Change<T> = (label: string, change: (draft: T) => void, gesture?: string) => void;

/** The same for a part of T. */
export const within =
  <T, Part>(change: Change<T>, part: (draft: T) => Part): Change<Part> =>
  (label, recipe, gesture) =>
    change(label, (draft) => recipe(part(draft)), gesture);

/** Sets a member, or takes it out when there is no value: the engine tells absent from null. */
export function assign<T extends object, Key extends keyof T>(target: T, key: Key, value: T[Key] | undefined): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}

/** Adds to a list that may not be there yet. */
export function append<T extends object, Key extends keyof T>(target: T, key: Key, item: NonNullable<T[Key]> extends (infer Item)[] ? Item : never): void {
  const list = (target[key] ??= [] as NonNullable<T[Key]>) as unknown[];
  list.push(item);
}

/** Takes one out of a list; an empty list is taken out with it. */
export function removeAt<T extends object>(target: T, key: keyof T, index: number): void {
  const list = target[key] as unknown[];
  list.splice(index, 1);
  if (list.length === 0) delete target[key];
}

/** feed1, feed2, ...: the first that is free. */
export function freeId(stem: string, taken: readonly (string | undefined)[]): string {
  for (let number = 1; ; number++) if (!taken.includes(`${stem}${number}`)) return `${stem}${number}`;
}

/** The unit of a quantity: "min" of "30 min". */
export const unitOf = (quantity: Quantity | undefined, otherwise: string): string =>
  typeof quantity === "string" && quantity.includes(" ") ? quantity.slice(quantity.indexOf(" ") + 1) : otherwise;
