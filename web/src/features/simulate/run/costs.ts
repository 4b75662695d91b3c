/** How long the scenarios took, and what they last drew: known as long as the page. */
import type { SimulateResult } from "@/engine/results";
import { drawable } from "../model/answer";

/** In the worker [ms]. */
const milliseconds = new Map<string, number>();
const pictures = new Map<string, SimulateResult>();

export const costOf = (run: string): number | undefined => milliseconds.get(run);
export const noteCost = (run: string, cost: number | undefined): void => {
  if (cost !== undefined) milliseconds.set(run, cost);
};
export const lastPicture = (run: string): SimulateResult | undefined => pictures.get(run);
export const notePicture = (run: string, result: SimulateResult): void => {
  if (drawable(result)) pictures.set(run, result);
};

/** Longer ones are started by hand: nobody waits for what was not asked for [ms]. */
export const automatic = 1000;