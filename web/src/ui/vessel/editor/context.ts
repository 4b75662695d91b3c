import { createContext, useContext } from "react";
import type { Faults } from "@/doc/equipment/check";
import { type VesselRecord, fieldAt, valueAt } from "@/doc/equipment/fields";
import type { Quantity } from "@/doc/types";

export interface EditorContext {
  readonly record: VesselRecord;
  readonly faults: Faults;
  /** Changes the record in place. @param label of the step of undo */
  readonly change: (label: string, recipe: (record: VesselRecord) => void) => void;
  readonly set: (path: string, value: Quantity | undefined) => void;
}
const Context = createContext<EditorContext | undefined>(undefined);
export const EditorProvider = Context.Provider;
export function useEditor(): EditorContext {
  const editor = useContext(Context);
  if (editor === undefined) throw new Error("A field of a vessel outside its editor");
  return editor;
}

export function useField(path: string) {
  const { record, faults, set } = useEditor();
  return { field: fieldAt(path), value: valueAt(record, path), fault: faults[path], set: (value: Quantity | undefined) => set(path, value) };
}
