/** Where a run is computed: in a worker of this page, or at another place that the app has found, such as its server. */
import { create } from "zustand";
import type { Problem, ResultDocument } from "./results";
import type { ProgressMessage } from "./protocol";
import { pool } from "./browser_pool";

export interface PlaceOptions {
  readonly onProgress: (message: Pick<ProgressMessage, "fraction" | "values" | "parameters">) => void;
  readonly signal: AbortSignal;
  /** It has parts that can be computed at the same time. */
  readonly shared: boolean;
}
export interface PlaceAnswer {
  readonly answer: ResultDocument | Problem;
  readonly milliseconds: number;
}
export interface Place {
  readonly id: string;
  /** After "Runs": "here", "on the server". */
  readonly words: string;
  /** What it means for the numbers and for the time. */
  readonly note: string;
  /** @throws Cancelled when the signal was aborted and nothing is left of the run */
  readonly run: (input: string, study: string, options: PlaceOptions) => Promise<PlaceAnswer>;
}

export const here: Place = {
  id: "here",
  words: "here",
  note: "In this browser. No number leaves this machine.",
  run: async (document, study, options) => {
    const { json, milliseconds } = await pool.run({ kind: "run", document, study }, options);
    return { answer: JSON.parse(json) as ResultDocument | Problem, milliseconds };
  },
};

interface Places {
  readonly others: readonly Place[];
  readonly chosen: string;
}
/** Not kept: a page begins with runs of its own. */
export const usePlaces = create<Places>(() => ({ others: [], chosen: here.id }));

/** Puts another place on offer, or takes it off. */
export const offerPlace = (place: Place): void =>
  usePlaces.setState(({ others }) => ({ others: [...others.filter(({ id }) => id !== place.id), place] }));
export const withdrawPlace = (id: string): void => usePlaces.setState(({ others }) => ({ others: others.filter((one) => one.id !== id) }));

/** The chosen place, or here when it is gone. */
export const placeOf = ({ others, chosen }: Places): Place => others.find(({ id }) => id === chosen) ?? here;
