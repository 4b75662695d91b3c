/**
 * The project document, "format": "pharmaflow/1", as the engine reads it (schema: pharmaflow schema). A quantity is text
 * with its unit ("25 degC"), a bare number where it has no dimension, or the id of a parameter.
 */
import type { SafetyStudy } from "./safety";
import type { RankStudy, ScaleUpStudy } from "./scaleup";
import type { SensitivityStudy } from "./sensitivity";
import type { Vessel } from "./vessels";
import type { WilsonStudy } from "./wilson";

export type Quantity = string | number;
export type QuantityOrParameter = string | number;

export type Phase = "liquid" | "gas" | "solid";

export interface Species {
  id: string;
  name?: string;
  formula?: string;
  molar_mass?: Quantity;
  density?: Quantity;
  smiles?: string;
  phase?: Phase;
  role?: string;
}

export interface Parameter {
  id: string;
  name?: string;
  value?: Quantity;
  /** A derived parameter has an expression instead of a value. */
  expression?: string;
  min?: Quantity;
  max?: Quantity;
  fixed?: boolean;
  scale?: "log" | "linear";
  per?: "experiment";
  values?: Record<string, Quantity>;
  groups?: string[][];
}

export type RateConstant =
  | QuantityOrParameter
  | { A: QuantityOrParameter; Ea: QuantityOrParameter; n?: number }
  | { k_ref: QuantityOrParameter; T_ref: Quantity; Ea: QuantityOrParameter };

export type EquilibriumConstant =
  | QuantityOrParameter
  | { K_ref: QuantityOrParameter; T_ref: Quantity; dH: QuantityOrParameter };

export interface Inhibitor {
  species: string;
  type: "competitive" | "uncompetitive" | "noncompetitive" | "substrate";
  ki: QuantityOrParameter;
}

export interface PowerLaw {
  law: "power";
  k: RateConstant;
  orders?: Record<string, number>;
  K_eq?: EquilibriumConstant;
  orders_reverse?: Record<string, number>;
}
export interface MichaelisMenten {
  law: "michaelis_menten";
  vmax: RateConstant;
  km: QuantityOrParameter;
  substrate: string;
  inhibitors?: Inhibitor[];
}
export interface LangmuirHinshelwood {
  law: "langmuir_hinshelwood";
  k: RateConstant;
  orders?: Record<string, number>;
  adsorption: Record<string, QuantityOrParameter>;
  exponent?: number;
}
export interface ExpressionLaw {
  law: "expression";
  formula: string;
}
export type RateLaw = PowerLaw | MichaelisMenten | LangmuirHinshelwood | ExpressionLaw;

export interface Reaction {
  id: string;
  name?: string;
  equation: string;
  rate: RateLaw;
  heat?: QuantityOrParameter;
}

export interface Observable {
  id: string;
  name?: string;
  expression: string;
  unit?: string;
}

/** Numbers; null is missing, "<0.5" below detection. */
export type Cell = number | string | null;
export interface Column {
  unit: string;
  values: Cell[];
}

export interface Measurement {
  observable: string;
  time: Column;
  value: Column;
  sigma?: Quantity | Column;
}

export interface Contents {
  concentrations?: Record<string, QuantityOrParameter>;
  amounts?: Record<string, QuantityOrParameter>;
  masses?: Record<string, QuantityOrParameter>;
}
export interface Charge extends Contents {
  volume?: QuantityOrParameter;
  temperature?: QuantityOrParameter;
}
export interface Feed extends Contents {
  id: string;
  start?: QuantityOrParameter;
  end?: QuantityOrParameter;
  rate?: QuantityOrParameter;
  amount?: QuantityOrParameter;
  profile?: [Quantity, Quantity][];
  temperature?: QuantityOrParameter;
  density?: QuantityOrParameter;
  heat_capacity?: QuantityOrParameter;
}
export interface Dose extends Contents {
  id?: string;
  time: QuantityOrParameter;
  volume?: QuantityOrParameter;
  temperature?: QuantityOrParameter;
}
export type TemperatureControl = {
  control: "isothermal" | "profile" | "adiabatic" | "jacket" | "setpoint";
  temperature?: QuantityOrParameter;
  points?: [Quantity, Quantity][] | { time: Column; value: Column };
  jacket_temperature?: QuantityOrParameter | { points: [Quantity, Quantity][] };
  UA?: QuantityOrParameter;
  UA_scaling?: "volume" | "wetted_area";
  diameter?: Quantity;
  coolant?: Record<string, QuantityOrParameter>;
  setpoint?: QuantityOrParameter | { points: [Quantity, Quantity][] };
  gain?: QuantityOrParameter;
  integral_time?: Quantity;
  jacket_min?: Quantity;
  jacket_max?: Quantity;
  ramp_rate?: Quantity;
  until?: Quantity;
};
export interface Recipe {
  reactor?: "batch" | "cstr";
  charge: Charge;
  feeds?: Feed[];
  doses?: Dose[];
  withdrawals?: Record<string, QuantityOrParameter>[];
  vessel?: {
    heat_capacity?: QuantityOrParameter;
    stirring_power?: QuantityOrParameter;
    loss?: { UA: QuantityOrParameter; ambient: QuantityOrParameter };
  };
  temperature?: TemperatureControl | { stages: TemperatureControl[] };
  events?: { id: string; when: string; stop?: boolean }[];
  duration?: Quantity;
  steady_state?: boolean;
}

export interface Experiment {
  id: string;
  name?: string;
  recipe: Recipe;
  measurements?: Measurement[];
}

export interface ResultUnits {
  time?: string;
  concentration?: string;
  temperature?: string;
  volume?: string;
}
export interface Tolerances {
  relative?: number;
  absolute?: Quantity;
}
export interface SimulateStudy {
  id: string;
  name?: string;
  kind: "simulate";
  recipe?: Recipe;
  experiment?: string;
  output?: { points: number } | { times: Column };
  tolerances?: Tolerances;
  method?: string;
  units?: ResultUnits;
}
export interface FitStudy {
  id: string;
  name?: string;
  kind: "fit";
  experiments?: string[];
  estimate?: string[];
  weighting?: "sigma" | "relative" | "none";
  loss?: "linear" | "soft_l1" | "huber";
  loss_scale?: number;
  sigma_known?: boolean;
  starts?: number;
  seed?: number;
  max_iterations?: number;
  /** 95 % confidence bands of the fitted curves. */
  bands?: boolean;
  tolerances?: Tolerances;
  units?: ResultUnits;
}
export type Study = SimulateStudy | FitStudy | ScaleUpStudy | RankStudy | SafetyStudy | SensitivityStudy | WilsonStudy;

/** A measured value that was taken out, kept so that it can be put back. */
export interface Exclusion {
  experiment: string;
  measurement: number;
  row: number;
  value: Cell;
  reason: string;
}
/** How a file was read, so that the import can be opened again with the same choices. */
export interface ImportRecord {
  id: string;
  /** Of the raw file, kept in the store under its SHA-256. */
  file: { name: string; sha256: string; bytes: number };
  imported: string;
  choices: Record<string, unknown>;
  experiments: string[];
}
/** What the workbench remembers beside the science. The engine ignores it; it never changes a number. */
export interface WorkbenchNotes {
  positions?: Record<string, { x: number; y: number }>;
  colours?: Record<string, number>;
  exclusions?: Exclusion[];
  imports?: ImportRecord[];
  /** The scenario whose recipe a scale-up took, by study id. */
  scaled?: Record<string, string>;
  /** Scenarios drawn over one another, by study id. */
  compare?: string[];
  /** Quantities that stand on a slider, by study id: paths such as "recipe.duration". */
  sliders?: Record<string, string[]>;
}

/** The mixture as a whole. Density and heat capacity may be parameters, the rest are numbers. */
export interface Medium {
  density?: QuantityOrParameter;
  heat_capacity?: QuantityOrParameter;
  /** One value, or points of temperature and viscosity, between which its logarithm is linear in 1/T. */
  viscosity?: Quantity | { points: [Quantity, Quantity][] };
  thermal_conductivity?: Quantity;
  /** At the temperature of the wall; without it as in the bulk. */
  wall_viscosity?: Quantity;
  boiling_point?: Quantity;
}

export interface ProjectDocument {
  format: "pharmaflow/1";
  title?: string;
  species: Species[];
  medium?: Medium;
  parameters?: Parameter[];
  reactions?: Reaction[];
  observables?: Observable[];
  experiments?: Experiment[];
  studies?: Study[];
  vessels?: Vessel[];
  workbench?: WorkbenchNotes;
}
