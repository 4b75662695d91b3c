/** What the import asks of units; the engine answers (units/convert.ts), a test may answer itself. */
export type UnitKind = "time" | "temperature" | "concentration" | "mass concentration" | "weight fraction" | "volume" | "number" | "other";

export interface ConversionContext {
  readonly molar_mass?: string | undefined;
  readonly formula?: string | undefined;
  readonly density?: string | undefined;
}
export interface UnitOracle {
  /** Undefined when the engine does not know the unit. */
  readonly kindOf: (unit: string) => UnitKind | undefined;
  /** Undefined when it cannot be converted. */
  readonly convert: (value: number, from: string, to: string, context?: ConversionContext) => number | undefined;
}

export const unitsOf: Record<Exclude<UnitKind, "other">, readonly string[]> = {
  time: ["s", "min", "h", "d"],
  temperature: ["degC", "K", "degF"],
  concentration: ["mol/L", "mM", "uM"],
  "mass concentration": ["g/L", "mg/L"],
  "weight fraction": ["wt%"],
  volume: ["L", "mL", "m3"],
  number: ["1", "%"],
};
export const concentrationUnits = [...unitsOf.concentration, ...unitsOf["mass concentration"], ...unitsOf["weight fraction"]];
export const isConcentration = (kind: UnitKind | undefined): boolean => kind === "concentration" || kind === "mass concentration" || kind === "weight fraction";
