import type { TemperatureControl } from "@/doc/types";
import { adiabatic } from "./adiabatic";
import { isothermal } from "./isothermal";
import { jacket } from "./jacket";
import { profile } from "./profile";
import { setpoint } from "./setpoint";
import type { ControlKind } from "./types";

/** In the order of the drop-down list. */
export const controlKinds: readonly ControlKind[] = [isothermal, profile, adiabatic, jacket, setpoint];

export const kindOf = ({ control }: TemperatureControl): ControlKind => controlKinds.find((kind) => kind.control === control) ?? isothermal;
