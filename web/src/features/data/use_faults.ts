import { useEffect, useState } from "react";
import type { ProjectDocument } from "@/doc/types";
import { desk } from "@/engine/browser_pool";
import { Cancelled } from "@/engine/pool";
import type { Fault, Problem } from "@/engine/results";

const pause = 400; // [ms] after the last change, so that typing is not checked letter by letter

/** What the engine says against the experiments, by its own validation; empty while it is sound or being looked at. */
export function useFaults(document: ProjectDocument): readonly Fault[] {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const check = async () => {
      const { workbench: _notes, ...science } = document;
      const { json } = await desk.run({ kind: "check", document: JSON.stringify(science) }, { signal: abort.signal });
      const { errors = [] } = JSON.parse(json) as Partial<Problem>;
      if (!abort.signal.aborted) setFaults(errors.filter(({ pointer }) => pointer.startsWith("/experiments/") || pointer.startsWith("/medium/")));
    };
    const timer = setTimeout(() => void check().catch((error: unknown) => {
      if (!(error instanceof Cancelled)) setFaults([]); // the engine's own faults are told where it runs
    }), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [document]);
  return faults;
}

export interface CellFault {
  readonly measurement: number;
  readonly kind: "time" | "value" | "sigma";
  readonly row: number;
  readonly message: string;
}
const cell = /^\/experiments\/(\d+)\/measurements\/(\d+)\/(time|value|sigma)\/values\/(\d+)/;

/** Those of one experiment, at their cells and the rest. */
export function faultsOf(faults: readonly Fault[], experiment: number): { cells: CellFault[]; others: Fault[] } {
  const own = faults.filter(({ pointer }) => pointer.startsWith(`/experiments/${experiment}/`) || pointer === `/experiments/${experiment}` || pointer.startsWith("/medium/"));
  const cells = own.flatMap(({ pointer, detail, hint }): CellFault[] => {
    const found = cell.exec(pointer);
    return found ? [{ measurement: Number(found[2]), kind: found[3] as CellFault["kind"], row: Number(found[4]), message: hint ? `${detail} ${hint}` : detail }] : [];
  });
  return { cells, others: own.filter(({ pointer }) => !cell.test(pointer)) };
}
