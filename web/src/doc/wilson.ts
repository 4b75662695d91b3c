/** The study of one vessel's measured heat transfer, as the engine reads it; while it is being set up, parts are missing. */
import type { Quantity, QuantityOrParameter, ResultUnits } from "./types";

export interface CurveColumn {
  unit: string;
  values: number[];
}
/** Cooled or heated without reaction, at one speed. */
export interface CoolingCurve {
  speed?: Quantity;
  time: CurveColumn;
  temperature: CurveColumn;
  /** At each time, or one that was held. */
  jacket_temperature: CurveColumn | Quantity;
}
/** U at one speed; while it is being entered, either may be missing. */
export interface KnownCoefficient {
  speed?: Quantity;
  u?: Quantity;
}
export interface WilsonStudy {
  id: string;
  name?: string;
  kind: "wilson";
  vessel: string;
  /** Of liquid during the curves. */
  volume?: Quantity;
  curves?: CoolingCurve[];
  /** Instead of curves. */
  coefficients?: KnownCoefficient[];
  reference_speed?: Quantity;
  /** Of contents and wall; by default from the medium and the vessel. */
  heat_capacity?: Quantity;
  temperature?: QuantityOrParameter;
  units?: ResultUnits;
}
