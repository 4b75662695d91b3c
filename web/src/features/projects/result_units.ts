/** The units of results: each study has its own; here they are set for all studies at once. */
import type { ProjectDocument, ResultUnits } from "@/doc/types";

export const quantities: Readonly<Record<keyof ResultUnits, { readonly label: string; readonly choices: readonly string[]; readonly fallback: string }>> = {
  time: { label: "Time", choices: ["s", "min", "h", "d"], fallback: "s" },
  concentration: { label: "Concentration", choices: ["mol/L", "mM", "uM", "mol/m3"], fallback: "mol/L" },
  temperature: { label: "Temperature", choices: ["degC", "K", "degF"], fallback: "K" },
  volume: { label: "Volume", choices: ["L", "mL", "m3"], fallback: "L" },
};

/** The unit that all studies have; nothing when they differ or when there is no study. */
export function commonUnit({ studies = [] }: ProjectDocument, quantity: keyof ResultUnits): string | undefined {
  const units = new Set(studies.map((study) => study.units?.[quantity] ?? quantities[quantity].fallback));
  return units.size === 1 ? [...units][0] : undefined;
}

export function setUnit(draft: ProjectDocument, quantity: keyof ResultUnits, unit: string): void {
  for (const study of draft.studies ?? []) (study.units ??= {})[quantity] = unit;
}
