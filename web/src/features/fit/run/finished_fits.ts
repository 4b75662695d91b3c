/**
 * The fits that were finished on this device: kept over a reload, and compared with one another. Each has the values
 * that it started from, so that one can go back to them.
 */
import { type DBSchema, openDB } from "idb";
import { createStore } from "zustand/vanilla";
import { projectStore } from "@/doc/store";
import type { FitStudy, Parameter } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import { runId, useRuns } from "@/engine/runs";

export interface FinishedFit {
  readonly id: string;
  readonly project: string;
  readonly study: string;
  /** "Fit 3" */
  readonly name: string;
  /** [ms] since 1970 */
  readonly finished: number;
  readonly milliseconds: number;
  readonly inputKey: string;
  readonly appliedKey?: string;
  /** What the likelihoods of two fits must have in common. */
  readonly loss: NonNullable<FitStudy["loss"]>;
  readonly sigmaKnown: boolean;
  /** As they were before the fit. */
  readonly parameters: readonly Parameter[];
  readonly result: FitResult;
}

interface FitsDatabase extends DBSchema {
  fits: { key: string; value: FinishedFit; indexes: { project: string } };
}
const kept = 20; // of one project: the oldest goes
const database = () =>
  openDB<FitsDatabase>("pharmaflow-fits", 1, {
    upgrade: (db) => void db.createObjectStore("fits", { keyPath: "id" }).createIndex("project", "project"),
  });

/** Of the open project, in the order in which they were finished. */
export const finishedFits = createStore<{ readonly project: string; readonly fits: readonly FinishedFit[] }>(() => ({ project: "", fits: [] }));

/** A device that keeps nothing (private mode, no room) still fits: the list then lives as long as the page. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function keepFit(fit: Omit<FinishedFit, "id" | "name">): void {
  const { project, fits } = finishedFits.getState();
  const own = project === fit.project ? fits : [];
  const number = 1 + Math.max(0, ...own.map(({ name }) => Number(name.slice("Fit ".length)) || 0));
  const entry: FinishedFit = { ...fit, id: crypto.randomUUID(), name: `Fit ${number}` };
  const gone = own.slice(0, Math.max(0, own.length + 1 - kept));
  finishedFits.setState({ project: fit.project, fits: [...own, entry].slice(-kept) });
  void quietly(async () => {
    const db = await database();
    await db.put("fits", entry);
    for (const { id } of gone) await db.delete("fits", id);
    db.close();
  });
}

/** Reads the list of a project, and puts its last fit back where a run of this page would be. */
async function recall(project: string): Promise<void> {
  finishedFits.setState({ project, fits: [] });
  await quietly(async () => {
    const db = await database();
    const fits = (await db.getAllFromIndex("fits", "project", project)).sort((a, b) => a.finished - b.finished);
    db.close();
    if (finishedFits.getState().project !== project || finishedFits.getState().fits.length > 0) return;
    finishedFits.setState({ project, fits });
    const last = fits.at(-1);
    if (last === undefined) return;
    const { inputKey, appliedKey, result, milliseconds } = last;
    const previous = fits.at(-2)?.result;
    useRuns.getState().put(runId(project, last.study), (run) =>
      Object.keys(run).length > 0 ? run : { inputKey, ...(appliedKey && { appliedKey }), result, milliseconds, ...(previous && { previous }) },
    );
  });
}

if (typeof indexedDB !== "undefined") {
  const follow = ({ id }: { id: string }) => {
    if (id !== "" && id !== finishedFits.getState().project) void recall(id);
  };
  follow(projectStore.getState());
  projectStore.subscribe(follow);
}
