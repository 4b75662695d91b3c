import { useMemo } from "react";
import type { Quantity } from "@/doc/types";
import { tryConvert } from "./convert";
import { useUnitsReady } from "./use_units";

/** The number of a quantity in a unit; nothing when that cannot be told. */
export type InUnit = (quantity: Quantity, unit: string) => number | undefined;

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
