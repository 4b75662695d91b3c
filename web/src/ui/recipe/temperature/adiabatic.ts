import type { ControlKind } from "./types";

export const adiabatic: ControlKind = {
  control: "adiabatic",
  label: "Adiabatic",
  meaning: "No heat is exchanged with a jacket.",
  energyBalance: true,
  steady: true,
  fresh: () => ({ control: "adiabatic" }),
};
