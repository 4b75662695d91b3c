import { useEffect, useMemo, useState } from "react";
import { tryConvert } from "@/units/convert";
import { unitsEngine } from "@/units/engine_units";
import type { InUnit } from "../model/windows";

/** Converts at once when the engine is there; another function then, so that what was asked before is asked again. */
export function useInUnit(): InUnit {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let live = true;
    void unitsEngine().then(() => live && setReady(true));
    return () => {
      live = false;
    };
  }, []);
  return useMemo<InUnit>(
    () => (quantity, unit) => {
      const answer = ready ? tryConvert(quantity, unit) : undefined;
      return answer !== undefined && "value" in answer ? answer.value : undefined;
    },
    [ready],
  );
}
