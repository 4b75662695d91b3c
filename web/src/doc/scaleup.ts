/** Studies that take a recipe to other vessels, as the engine reads them; while one is being set up, parts are missing. */
import type { Quantity, QuantityOrParameter, Recipe, ResultUnits, Tolerances } from "./types";

export interface BaseVessel {
  vessel: string;
  speed?: Quantity;
}
export interface ScaleUpTarget {
  vessel: string;
  /** Of liquid at the end; by default the largest working volume. */
  volume?: Quantity;
  /** Evaluated beside the rules, as "given". */
  speed?: Quantity;
}
export type KlaCorrelation = "coalescing" | "non_coalescing" | { factor: Quantity; power_exponent: Quantity; velocity_exponent: Quantity };
export interface GasPhase {
  /** In the base vessel. */
  flow?: Quantity;
  keep?: "vvm" | "superficial_velocity";
  correlation?: KlaCorrelation;
}
export interface SolidPhase {
  density?: Quantity;
  diameter?: Quantity;
  /** kg solids per kg liquid */
  loading?: Quantity;
}
export interface DosingChoice {
  strategy?: "as_recipe" | "heat_limited";
  temperature_rise?: Quantity;
  max_time?: Quantity;
}
/** From Arrhenius' law, or from one point of a DSC curve: the heat release rate q0 at the temperature T0. */
export interface Decomposition {
  k?: { A?: Quantity; Ea?: Quantity } | { k_ref?: Quantity; T_ref?: Quantity; Ea?: Quantity };
  q0?: Quantity;
  T0?: Quantity;
  Ea?: Quantity;
  energy?: Quantity;
  order?: number;
}
export interface UncertainParameters {
  parameters: { id: string; std_error: Quantity }[];
  correlation?: number[][];
  /** 0: by linearisation alone */
  samples?: number;
  seed?: number;
}

/** What a scale-up and the ranking of vessels have in common. */
interface ScalingStudy {
  id: string;
  name?: string;
  recipe?: Recipe;
  experiment?: string;
  base?: BaseVessel;
  gas?: GasPhase;
  solids?: SolidPhase;
  dissipation_ratio?: number;
  temperature?: QuantityOrParameter;
  dosing?: DosingChoice;
  uncertainty?: UncertainParameters;
  tolerances?: Tolerances;
  method?: string;
  units?: ResultUnits;
}
export interface ScaleUpStudy extends ScalingStudy {
  kind: "scaleup";
  targets?: ScaleUpTarget[];
  rules?: string[];
  simulate?: boolean;
  decomposition?: Decomposition;
  max_temperature?: Quantity;
}
export interface RankStudy extends ScalingStudy {
  kind: "rank";
  /** Default: every vessel of the document but the base. */
  vessels?: string[];
  /** Per batch; by default the largest working volume of each vessel. */
  volume?: Quantity;
  rule?: string;
  requirements?: { blend_time?: Quantity; kla?: Quantity; power_per_volume?: Quantity };
}
