/** The pool of this page: as many workers as it has cores, one left for the page itself. */
import { createStore } from "zustand/vanilla";
import { EnginePool } from "./pool";

/** Of the engine that answers, once it does. */
export const engineVersion = createStore<string | undefined>(() => undefined);

const start = () => new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module", name: "engine" });
const ready = (version: string) => engineVersion.setState(version, true);

export const pool = new EnginePool(start, Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1)), ready);
/** Apart from the pool, so that a slider is answered while a fit is computing. */
export const desk = new EnginePool(start, 1, ready);
