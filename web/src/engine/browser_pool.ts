/** The pool of this page: as many workers as it has cores, one left for the page itself. */
import { EnginePool } from "./pool";

export const pool = new EnginePool(
  () => new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module", name: "engine" }),
  Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1)),
);
/** Apart from the pool, so that a slider is answered while a fit is computing. */
export const desk = new EnginePool(
  () => new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module", name: "desk" }),
  1,
);
