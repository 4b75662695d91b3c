/** Units by factors to SI, for tests that run without the engine. */
import type { UnitKind, UnitOracle } from "./units";

const table: Record<string, [UnitKind, number, number?]> = {
  s: ["time", 1], min: ["time", 60], h: ["time", 3600], d: ["time", 86400],
  degC: ["temperature", 1, 273.15], K: ["temperature", 1], "°C": ["temperature", 1, 273.15],
  "mol/L": ["concentration", 1000], M: ["concentration", 1000], mM: ["concentration", 1], "mmol/L": ["concentration", 1],
  "g/L": ["mass concentration", 1], "mg/L": ["mass concentration", 1e-3], "wt%": ["weight fraction", 0.01],
  L: ["volume", 1e-3], mL: ["volume", 1e-6], "1": ["number", 1], "%": ["number", 0.01], bar: ["other", 1e5],
};
export const oracle: UnitOracle = {
  kindOf: (unit) => table[unit]?.[0],
  convert: (value, from, to) => {
    const [one, other] = [table[from], table[to]];
    return one && other && one[0] === other[0] ? (value * one[1] + (one[2] ?? 0) - (other[2] ?? 0)) / other[1] : undefined;
  },
};
