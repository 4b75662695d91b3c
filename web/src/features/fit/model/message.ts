import type { Remedy } from "./remedies";

/** What a person is told: what it is, where, what to do, and the buttons that do it. */
export interface Message {
  readonly tone: "good" | "attention" | "bad" | "neutral";
  readonly what: string;
  readonly where?: string;
  readonly todo?: string;
  readonly remedies: readonly Remedy[];
}
