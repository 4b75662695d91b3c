/** What the engine answers to measured cooling curves. */
import type { WilsonLine } from "@/doc/vessels";
import type { ResultBase, Series } from "./results";
import type { Figure, NotApplicable } from "./scaleup_results";

/** An interval without an upper end has null there. */
export type Measured = Omit<Figure, "ci95"> & { ci95?: [number, number | null] };

export interface CurveResult {
  speed: Figure;
  /** U */
  coefficient: Measured;
  /** U of the line at this speed. */
  predicted?: Figure;
  points?: number;
  deviation?: Figure;
  /** T of the model, T_measured and T_jacket at the readings' times. */
  fitted?: Series;
}
export interface WilsonResult extends ResultBase {
  kind: "wilson";
  verdict: string;
  line: { intercept: Measured; slope: Measured; reference_speed: Figure } | NotApplicable;
  r_squared?: number;
  process_factor: (Measured & { published?: number }) | (NotApplicable & { published?: number });
  /** As the vessel takes it. */
  measured?: WilsonLine;
  heat_capacity?: Figure;
  area?: Figure;
  curves: CurveResult[];
}
