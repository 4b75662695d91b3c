/** Messages between the workbench and its workers. One job at a time in a worker. */
import type { BestParameter, Outcome, ProgressValues, TeamSeat } from "@pharmaflow/engine";

export type Request =
  | {
      readonly kind: "run";
      readonly job: number;
      readonly document: string;
      readonly study: string;
      /** Of this worker among those that compute the run together. */
      readonly team?: TeamSeat;
    }
  | { readonly kind: "check"; readonly job: number; readonly document: string };

export interface ProgressMessage {
  readonly kind: "progress";
  readonly job: number;
  readonly fraction: number;
  /** Of a fit: iteration, ssr, start, starts, evaluations; of a simulation: time. */
  readonly values: ProgressValues;
  /** Of a fit: the best point so far, in the document's units. */
  readonly parameters: readonly BestParameter[];
}
export type Message =
  | { readonly kind: "ready"; readonly version: string }
  | ProgressMessage
  | { readonly kind: "done"; readonly job: number; readonly outcome: Outcome; readonly json: string; readonly milliseconds: number }
  | { readonly kind: "broken"; readonly job: number; readonly message: string };
