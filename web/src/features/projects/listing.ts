/** What the list says of a project. */
import type { ProjectMeta } from "@/doc/database";
import type { Column, ProjectDocument } from "@/doc/types";

export interface Contents {
  readonly reactions: number;
  readonly experiments: number;
  /** Measured values; those that are missing or below detection are none. */
  readonly points: number;
}
export interface ProjectRow extends ProjectMeta {
  readonly contents: Contents | undefined;
}

const measured = ({ values }: Column) => values.reduce<number>((count, value) => count + (typeof value === "number" ? 1 : 0), 0);

export function contentsOf({ reactions = [], experiments = [] }: ProjectDocument): Contents {
  const points = experiments.flatMap(({ measurements = [] }) => measurements).reduce((sum, { value }) => sum + measured(value), 0);
  return { reactions: reactions.length, experiments: experiments.length, points };
}

/** All words, in any order. */
export function matches(title: string, search: string): boolean {
  const here = title.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => here.includes(word));
}

export const savedWhere = ({ synced, updated }: ProjectMeta): string =>
  synced === undefined ? "this device" : synced.updated >= updated ? "this device and the server" : "this device; the server has an older state";
