import { useEffect, useState } from "react";
import { unitsEngine, unitsEngineNow } from "./engine_units";

/** True once the engine converts; the component renders again then. */
export function useUnitsReady(): boolean {
  const [ready, setReady] = useState(unitsEngineNow() !== undefined);
  useEffect(() => {
    let current = true;
    // An engine that does not start is told by what needs it; a drawing shows what it can.
    if (!ready) unitsEngine().then(() => current && setReady(true)).catch(() => undefined);
    return () => void (current = false);
  }, [ready]);
  return ready;
}
