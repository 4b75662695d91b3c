/** Units for the import and the plots, by the engine on the page's thread. */
import { useEffect, useState } from "react";
import { describeUnit, tryConvert } from "@/units/convert";
import { unitsEngine, unitsEngineNow } from "@/units/engine_units";
import type { UnitKind, UnitOracle } from "./import/map/units";

const kinds: Record<string, UnitKind> = {
  time: "time",
  temperature: "temperature",
  concentration: "concentration",
  "mass concentration": "mass concentration",
  "mass fraction": "weight fraction",
  volume: "volume",
  dimensionless: "number",
};

const oracle: UnitOracle = {
  kindOf: (unit) => {
    if (unit === "") return undefined;
    const described = describeUnit(unit);
    return described && (kinds[described.quantity] ?? "other");
  },
  convert: (value, from, to, context) => {
    const answer = tryConvert(`${value} ${from}`, to, context);
    return answer !== undefined && "value" in answer ? answer.value : undefined;
  },
};

/** Undefined until the engine has started, a fraction of a second after the page. */
export function useOracle(): UnitOracle | undefined {
  const [ready, setReady] = useState(unitsEngineNow() !== undefined);
  useEffect(() => {
    let current = true;
    if (!ready) void unitsEngine().then(() => current && setReady(true));
    return () => void (current = false);
  }, [ready]);
  return ready ? oracle : undefined;
}

/** A quantity of time in seconds; undefined when it is none. */
export function seconds(quantity: string): number | undefined {
  const answer = tryConvert(quantity, "s");
  return answer !== undefined && "value" in answer ? answer.value : undefined;
}
