/** The file that is being imported and what was said about it. One at a time; it outlives the way from screen to screen. */
import { create } from "zustand";
import { getBlob } from "@/doc/database";
import type { ImportRecord, ProjectDocument } from "@/doc/types";
import { type Choices, type SourceFile, choicesOf, noChoices, openSource } from "./interpret";
import { Unreadable } from "@/doc/table/decode";

export interface Session {
  readonly source?: SourceFile;
  readonly choices: Choices;
  /** The import that is looked at again: it is replaced. */
  readonly reopened?: ImportRecord;
  /** An earlier import of a file of this name, whose next version this is. */
  readonly earlier?: ImportRecord;
  /** The earlier version stays; this becomes experiments of its own. */
  readonly apart: boolean;
  readonly opening: boolean;
  readonly problem?: { readonly detail: string; readonly wayOut: string };
}
export const useSession = create<Session>(() => ({ choices: noChoices, apart: false, opening: false }));

const set = (state: Partial<Session>) => useSession.setState(state);
export const choose = (change: Partial<Choices>): void => set({ choices: { ...useSession.getState().choices, ...change } });
export const closeSession = (): void => useSession.setState({ choices: noChoices, apart: false, opening: false }, true);

async function open(name: string, bytes: Uint8Array, rest: Partial<Session>): Promise<void> {
  try {
    const source = await openSource(name, bytes);
    useSession.setState({ choices: noChoices, apart: false, ...rest, source, opening: false }, true);
  } catch (error) {
    useSession.setState({ choices: noChoices, apart: false, opening: false, problem: problemOf(error) }, true);
  }
}
function problemOf(error: unknown): NonNullable<Session["problem"]> {
  if (error instanceof Unreadable) return { detail: error.message, wayOut: error.wayOut };
  return { detail: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`, wayOut: "Export the table as CSV and drop that." };
}

const limit = 64 << 20; // [bytes], as in the engine's own reader

/** A file of the same name is a new version; its choices hold for this one too, until they are changed. */
export async function openFile(file: File, document: ProjectDocument): Promise<void> {
  if (file.size > limit) return set({ problem: { detail: `${file.name} has more than 64 MiB.`, wayOut: "Split it, or keep fewer columns." } });
  set({ opening: true });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const earlier = document.workbench?.imports?.findLast((one) => one.file.name === file.name && one.experiments.length > 0);
  await open(file.name, bytes, earlier ? { earlier, choices: choicesOf(earlier) } : {});
}

export const pastedName = "Pasted table.txt";
export const openText = (text: string): Promise<void> => open(pastedName, new TextEncoder().encode(text), {});

export async function reopen(record: ImportRecord): Promise<void> {
  set({ opening: true });
  const bytes = await getBlob(record.file.sha256);
  if (bytes === undefined)
    return useSession.setState({ choices: noChoices, apart: false, opening: false, problem: { detail: `The file ${record.file.name} is not kept on this device.`, wayOut: "Drop it again; what was chosen for it is remembered." } }, true);
  await open(record.file.name, bytes, { reopened: record, choices: choicesOf(record) });
}
