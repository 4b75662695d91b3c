import { useMemo } from "react";
import { tryConvert } from "@/units/convert";
import { useUnitsReady } from "@/units/use_units";
import type { InUnit } from "../model/stretch";

/** Converts at once when the engine is there; another function then, so that what was asked before is asked again. */
export function useInUnit(): InUnit {
  const ready = useUnitsReady();
  return useMemo<InUnit>(
    () => (quantity, unit) => {
      const answer = ready ? tryConvert(quantity, unit) : undefined;
      return answer !== undefined && "value" in answer ? answer.value : undefined;
    },
    [ready],
  );
}
