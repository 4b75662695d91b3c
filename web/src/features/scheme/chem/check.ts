/** What the engine says about the document while it is edited: faults and warnings, with the place that they are about. */
import { useEffect, useRef, useState } from "react";
import type { ProjectDocument } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { desk } from "@/engine/browser_pool";
import type { Fault, Problem, Warning } from "@/engine/results";

export type { Fault };
export interface Check {
  readonly problem?: Problem;
  readonly warnings: readonly Warning[];
}

/** @returns undefined when the engine could not answer: that is said where runs are started, not at every key */
export async function checkDocument(document: ProjectDocument): Promise<Check | undefined> {
  const { workbench: _notes, ...science } = document;
  try {
    const { outcome, json } = await desk.run({ kind: "check", document: JSON.stringify(science) });
    const answer = JSON.parse(json) as Problem & { warnings?: Warning[] };
    return outcome === "ok" ? { warnings: answer.warnings ?? [] } : { problem: answer, warnings: [] };
  } catch {
    return undefined;
  }
}

/** The faults at a place of the document and under it. */
export const faultsOf = (check: Check | undefined, pointer: string): readonly Fault[] =>
  (check?.problem?.errors ?? []).filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));

const sameScience = (a: ProjectDocument | undefined, b: ProjectDocument) =>
  a !== undefined && [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => key === "workbench" || a[key as keyof ProjectDocument] === b[key as keyof ProjectDocument]);

/** Of the present document, a moment after its last change; the last answer stays until the next is there. */
export function useCheck(): Check | undefined {
  const document = useDocument((whole) => whole);
  const [check, setCheck] = useState<Check>();
  const asked = useRef<ProjectDocument>(undefined);
  useEffect(() => {
    if (sameScience(asked.current, document)) return;
    const timer = setTimeout(() => {
      asked.current = document;
      void checkDocument(document).then((answer) => asked.current === document && answer !== undefined && setCheck(answer));
    }, 150);
    return () => clearTimeout(timer);
  }, [document]);
  return check;
}
