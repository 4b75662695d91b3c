import { useEffect, useMemo, useState } from "react";
import type { ProjectDocument, Species } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { type Context, tryConvert } from "@/units/convert";
import { unitsEngine, unitsEngineNow } from "@/units/engine_units";
import type { Conversion } from "./panels";

const same = (x: number) => x;

/** Two points of a straight line, asked from the engine. */
function line(from: string, to: string, context: Context, difference: boolean): ReturnType<Conversion> {
  const [zero, one] = [0, 1].map((x) => tryConvert(`${x} ${from || "1"}`, to || "1", context));
  if (zero === undefined || one === undefined || !("value" in zero) || !("value" in one)) return undefined;
  const slope = one.value - zero.value;
  const offset = difference ? 0 : zero.value;
  return (x) => offset + slope * x;
}

/** Each conversion is asked for once. Equal units need no engine. */
function conversions(species: readonly Species[], medium: ProjectDocument["medium"], ready: boolean): Conversion {
  const known = new Map<string, ReturnType<Conversion>>();
  const density = typeof medium?.density === "string" ? medium.density : undefined;
  return (from, to, { species: id, difference = false } = {}) => {
    if (from === to) return same;
    if (!ready) return undefined;
    const key = `${from}|${to}|${id}|${difference}`;
    if (!known.has(key)) {
      const own = species.find((one) => one.id === id);
      known.set(key, line(from, to, { molar_mass: own?.molar_mass, formula: own?.formula, density }, difference));
    }
    return known.get(key);
  };
}

export function useConversion(): Conversion {
  const species = useDocument((document) => document.species);
  const medium = useDocument((document) => document.medium);
  const [ready, setReady] = useState(unitsEngineNow() !== undefined);
  useEffect(() => {
    if (!ready) void unitsEngine().then(() => setReady(true));
  }, [ready]);
  return useMemo(() => conversions(species, medium, ready), [species, medium, ready]);
}
