import { useEffect, useMemo, useState } from "react";
import { useDocument } from "@/doc/use_project";
import { type Context, tryConvert } from "@/units/convert";
import { unitsEngine, unitsEngineNow } from "@/units/engine_units";
import type { Conversion, ConversionOptions } from "./panels";

const same = (x: number) => x;

/** Conversions are straight lines: two points of each are asked from the engine, once. Equal units need no engine. */
export function useConversion(): Conversion {
  const species = useDocument((document) => document.species);
  const medium = useDocument((document) => document.medium);
  const [ready, setReady] = useState(unitsEngineNow() !== undefined);
  useEffect(() => {
    if (!ready) void unitsEngine().then(() => setReady(true));
  }, [ready]);

  return useMemo(() => {
    const known = new Map<string, ReturnType<Conversion>>();
    const line = (from: string, to: string, context: Context, difference: boolean) => {
      const [zero, one] = [0, 1].map((x) => tryConvert(`${x} ${from || "1"}`, to || "1", context));
      if (zero === undefined || one === undefined || !("value" in zero) || !("value" in one)) return undefined;
      const slope = one.value - zero.value;
      const offset = difference ? 0 : zero.value;
      return (x: number) => offset + slope * x;
    };
    return (from: string, to: string, { species: id, difference = false }: ConversionOptions = {}) => {
      if (from === to) return same;
      if (!ready) return undefined;
      const key = `${from}|${to}|${id}|${difference}`;
      if (!known.has(key)) {
        const one = species.find((own) => own.id === id);
        known.set(key, line(from, to, { molar_mass: one?.molar_mass, formula: one?.formula, density: typeof medium?.density === "string" ? medium.density : undefined }, difference));
      }
      return known.get(key);
    };
  }, [species, medium, ready]);
}
