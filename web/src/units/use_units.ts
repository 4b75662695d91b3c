import { useEffect, useState } from "react";
import { unitsEngine, unitsEngineNow } from "./engine_units";

/** True once the engine converts; the component renders again then. */
export function useUnitsReady(): boolean {
  const [ready, setReady] = useState(unitsEngineNow() !== undefined);
  useEffect(() => {
    let current = true;
    if (!ready) void unitsEngine().then(() => current && setReady(true));
    return () => void (current = false);
  }, [ready]);
  return ready;
}
