/** The engine on the page's own thread, for conversions alone: they take microseconds and a field cannot wait for a worker. */
import { type Engine, load } from "@pharmaflow/engine";
import wasmUrl from "../../../build/wasm/pharmaflow.wasm?url";

let loading: Promise<Engine> | undefined;
let loaded: Engine | undefined;

/** Starts the engine when the page has nothing better to do; a field that needs it sooner starts it itself. */
export function unitsEngine(): Promise<Engine> {
  loading ??= fetch(wasmUrl)
    .then(load)
    .then((engine) => (loaded = engine));
  return loading;
}

/** The engine if it is there already. */
export const unitsEngineNow = (): Engine | undefined => loaded;
