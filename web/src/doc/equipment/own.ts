/** The user's own vessels: kept in this browser, every change a labelled step that can be taken back. */
import { type Draft, applyPatches, enablePatches, produceWithPatches } from "immer";
import { createStore } from "zustand/vanilla";
import { type StoredVessel, database } from "../database";
import { type History, type Step, emptyHistory, record, redoStep, undoStep } from "../history";
import type { Equipment } from "./item";

enablePatches();

export type OwnVessels = Readonly<Record<string, StoredVessel>>;
export interface OwnState {
  readonly vessels: OwnVessels;
  readonly history: History;
  readonly loaded: boolean;
  /** Why the last change is not kept, and what to do. */
  readonly problem?: string | undefined;
}
export const ownStore = createStore<OwnState>(() => ({ vessels: {}, history: emptyHistory, loaded: false }));

let writing: Promise<void> = Promise.resolve();
let kept: OwnVessels = {}; // in the browser's store; a write that failed is made up for by the next

function keep(): void {
  writing = writing.then(write).catch((error: unknown) => {
    const why = error instanceof DOMException && error.name === "QuotaExceededError" ? "This browser has no more room." : String(error);
    ownStore.setState({ problem: `The last change of your vessels is not kept: ${why} Export them as a file, then free some room.` });
  });
}
async function write(): Promise<void> {
  const after = ownStore.getState().vessels;
  const { store, done } = (await database()).transaction("equipment", "readwrite");
  const gone = Object.keys(kept).filter((id) => !(id in after));
  const changed = Object.values(after).filter((vessel) => kept[vessel.id] !== vessel);
  await Promise.all([...gone.map((id) => store.delete(id)), ...changed.map((vessel) => store.put(vessel)), done]);
  kept = after;
  if (ownStore.getState().problem !== undefined) ownStore.setState({ problem: undefined });
}
/** When everything is written: for tests, and before the page is left. */
export const ownWritten = (): Promise<void> => writing;

/** Reads what this browser keeps; again when the page is looked at again. */
export async function loadOwn(): Promise<void> {
  await writing;
  const all = await (await database()).getAll("equipment");
  const vessels = Object.fromEntries(all.map((vessel) => [vessel.id, vessel]));
  const { vessels: before, loaded } = ownStore.getState();
  if (loaded && JSON.stringify(before) === JSON.stringify(vessels)) return;
  kept = vessels;
  ownStore.setState({ vessels, history: emptyHistory, loaded: true });
}

function edit(label: string, recipe: (draft: Draft<Record<string, StoredVessel>>) => void): void {
  const { vessels, history } = ownStore.getState();
  const [next, patches, inverse] = produceWithPatches(vessels as Record<string, StoredVessel>, recipe);
  if (patches.length === 0) return;
  ownStore.setState({ vessels: next, history: record(history, { label, patches, inverse, time: Date.now() }) });
  keep();
}

export type NewVessel = Pick<StoredVessel, "identity" | "vessel">;
const newId = () => `own:${crypto.randomUUID()}`;

/** @returns the ids of the new vessels, in their order */
export function addOwn(label: string, added: readonly NewVessel[]): string[] {
  const now = Date.now();
  const stored = added.map(({ identity, vessel }, at): StoredVessel => ({ id: newId(), identity, vessel, added: now + at / 1000 }));
  edit(label, (draft) => stored.forEach((one) => (draft[one.id] = one as Draft<StoredVessel>)));
  return stored.map(({ id }) => id);
}
export function changeOwn(id: string, label: string, recipe: (draft: Draft<StoredVessel>) => void): void {
  edit(label, (draft) => {
    const one = draft[id];
    if (one !== undefined) recipe(one);
  });
}
export const removeOwn = (ids: readonly string[], label: string): void => edit(label, (draft) => ids.forEach((id) => delete draft[id]));

function move(take: typeof undoStep, which: "patches" | "inverse"): Step | undefined {
  const { vessels, history } = ownStore.getState();
  const taken = take(history);
  if (taken === undefined) return undefined;
  const next = applyPatches(vessels, [...taken.step[which]]) as OwnVessels;
  ownStore.setState({ vessels: next, history: taken.history });
  keep();
  return taken.step;
}
export const undoOwn = () => move(undoStep, "inverse");
export const redoOwn = () => move(redoStep, "patches");

export const ofStored = ({ id, identity, vessel }: StoredVessel): Equipment => ({ id, own: true, identity, vessel, facts: [], taken: [] });
export const inOrder = (vessels: OwnVessels): Equipment[] => Object.values(vessels).sort((a, b) => a.added - b.added).map(ofStored);
