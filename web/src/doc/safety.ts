/** A study of what a cooling failure of a recipe leads to, as the engine reads it. */
import type { Decomposition, UncertainParameters } from "./scaleup";
import type { Quantity, Recipe, ResultUnits, Tolerances } from "./types";

export interface SafetyStudy {
  id: string;
  name?: string;
  kind: "safety";
  recipe?: Recipe;
  experiment?: string;
  /** By default the highest that the recipe sets. */
  process_temperature?: Quantity;
  /** MTT; by default the boiling point of the medium. */
  max_temperature?: Quantity;
  decomposition?: Decomposition;
  /** At which the cooling fails, over the whole run. */
  instants?: number;
  /** By default the jacket of the recipe. */
  cooling?: { UA?: Quantity; temperature?: Quantity };
  uncertainty?: UncertainParameters;
  tolerances?: Tolerances;
  method?: string;
  units?: ResultUnits;
}
