/** Undo and redo as patches. Pure: a history in, a history out. */
import type { Patch } from "immer";
import type { ProjectDocument } from "./types";

export interface Step {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** [ms] since 1970 */
  readonly time: number;
  readonly gesture?: string;
}
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };
const capacity = 500;
const gestureGap = 1000; // [ms]

const sameGesture = (last: Step | undefined, step: Step): last is Step =>
  last?.gesture !== undefined && last.gesture === step.gesture && step.time - last.time < gestureGap;

/** Adds a step; what could be redone is gone. A step of the same gesture as the last grows that one instead. */
export function record({ past }: History, step: Step): History {
  const last = past.at(-1);
  if (!sameGesture(last, step)) return { past: [...past, step].slice(-capacity), future: [] };
  const grown: Step = {
    ...step,
    patches: [...last.patches, ...step.patches],
    inverse: [...step.inverse, ...last.inverse],
  };
  return { past: [...past.slice(0, -1), grown], future: [] };
}

const elsewhere = "elsewhere";
const whole = (value: ProjectDocument): Patch[] => [{ op: "replace", path: [], value }];

/** A text from elsewhere takes the place of the document: a step as any other, so that those before it still fit. One after the other makes one step. */
export function recordReplaced({ past, future }: History, before: ProjectDocument, after: ProjectDocument, time: number): History {
  if (JSON.stringify(before) === JSON.stringify(after)) return { past, future };
  const last = past.at(-1);
  const again = last?.gesture === elsewhere;
  const step: Step = { label: "Changes made elsewhere", patches: whole(after), inverse: again ? last.inverse : whole(before), time, gesture: elsewhere };
  return { past: [...(again ? past.slice(0, -1) : past), step].slice(-capacity), future: [] };
}

export function undoStep({ past, future }: History): { history: History; step: Step } | undefined {
  const step = past.at(-1);
  return step && { step, history: { past: past.slice(0, -1), future: [step, ...future] } };
}

export function redoStep({ past, future }: History): { history: History; step: Step } | undefined {
  const step = future[0];
  return step && { step, history: { past: [...past, step], future: future.slice(1) } };
}
