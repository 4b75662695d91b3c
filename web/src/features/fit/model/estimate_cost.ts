/** How long a fit will take, roughly, before it is started. */

const iterations = 10; // of a usual fit, with what it computes beside them
/** Sensitivities make a solve dearer by about a third of itself for each parameter. */
const dearer = (unknowns: number) => 1 + unknowns / 3;

/** @param solve the time of one run of the model [ms] @returns [s] */
export const secondsOfFit = (solve: number, runs: number, unknowns: number, starts: number): number =>
  (solve * runs * iterations * dearer(unknowns) * Math.max(1, starts)) / 1000;
