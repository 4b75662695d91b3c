/** A vessel of a document, as the engine reads it (docs/formats), and the same while it is not complete yet. */
import type { Quantity } from "./types";

export type BottomShape = "flat" | "elliptical" | "torispherical" | "hemispherical" | "conical" | "spheroidal";
export interface Bottom {
  shape: BottomShape;
  /** Of conical and spheroidal bottoms alone; that of the others follows from the diameter. */
  depth?: Quantity;
}

/** Nu = factor Re^reynolds_exponent Pr^(1/3) Vi^viscosity_exponent, at the jacketed wall. */
export interface ImpellerFilm {
  factor: Quantity;
  reynolds_exponent: Quantity;
  viscosity_exponent: Quantity;
}
export interface Impeller {
  /** A key of data/impellers.csv, or "custom". */
  type: string;
  name?: string;
  diameter: Quantity;
  /** From the lowest point of the bottom to the middle of the impeller. */
  clearance?: Quantity;
  power_number?: Quantity;
  laminar_constant?: Quantity;
  flow_number?: Quantity;
  metzner_otto?: Quantity;
  zwietering?: Quantity;
  turbulent_reynolds?: Quantity;
  blades?: number;
  blade_angle?: Quantity;
  blade_width?: Quantity;
  heat_transfer?: ImpellerFilm;
}

export interface WallLayer {
  material: string;
  thickness: Quantity;
  /** The engine knows that of common materials. */
  conductivity?: Quantity;
}
export interface VesselCoolant {
  name?: string;
  density: Quantity;
  heat_capacity: Quantity;
  viscosity?: Quantity;
  thermal_conductivity?: Quantity;
  flow?: Quantity;
  mass_flow?: Quantity;
  inlet_min: Quantity;
  inlet_max: Quantity;
}
interface JacketBase {
  /** Height of the upper edge above the lowest point; by default the level at the largest working volume. */
  top?: Quantity;
  covered?: Quantity;
  coolant: VesselCoolant;
}
export type KnownJacket = JacketBase & { type: "known"; coefficient: Quantity };
export type PlainJacket = JacketBase & { type: "plain"; gap: Quantity; height: Quantity; inlet_diameter: Quantity; inlet: "tangential" | "radial" };
export type HalfPipeJacket = JacketBase & { type: "half_pipe"; pipe_diameter: Quantity; angle: "180 deg" | "120 deg"; coil_diameter: Quantity; length?: Quantity };
export type DimpleJacket = JacketBase & { type: "dimple"; centre_distance: Quantity; dimple_diameter: Quantity; flow_area_min: Quantity; flow_area_max: Quantity };
export type VesselJacket = KnownJacket | PlainJacket | HalfPipeJacket | DimpleJacket;

/** 1/U = 1/intercept + slope (N/reference_speed)^(-2/3): measured, overrides every correlation. */
export interface WilsonLine {
  intercept: Quantity;
  slope: Quantity;
  reference_speed: Quantity;
}

export interface Vessel {
  /** Letters, digits and _; unique among the vessels of a document. */
  id: string;
  name?: string;
  inner_diameter: Quantity;
  bottom: Bottom;
  /** Up to the brim or the lid. */
  capacity: Quantity;
  working_volume?: { min?: Quantity; max?: Quantity };
  /** From below. */
  impellers: Impeller[];
  baffles?: number;
  baffle_width?: Quantity;
  speed?: { min?: Quantity; max?: Quantity };
  /** From inside. */
  wall?: WallLayer[];
  fouling?: { inside?: Quantity; outside?: Quantity };
  jacket?: VesselJacket;
  measured?: WilsonLine;
  heat_capacity?: Quantity;
  temperature?: { min?: Quantity; max?: Quantity };
  pressure?: { max?: Quantity };
  source?: string;
  certainty?: string;
  notes?: string;
}

/** A vessel of which not everything is known: what was not published stays out. */
export type ImpellerDraft = Partial<Impeller>;
export type VesselDraft = Omit<Vessel, "inner_diameter" | "bottom" | "capacity" | "impellers"> & {
  inner_diameter?: Quantity;
  bottom?: Bottom;
  capacity?: Quantity;
  impellers?: ImpellerDraft[];
};

const counted = (index: number, impellers: readonly unknown[]) => (impellers.length > 1 ? `impeller ${index + 1}` : "the impeller");

const ofJacket: Readonly<Record<VesselJacket["type"], readonly string[]>> = {
  known: ["coefficient"],
  plain: ["gap", "height", "inlet_diameter", "inlet"],
  half_pipe: ["pipe_diameter", "angle", "coil_diameter"],
  dimple: ["centre_distance", "dimple_diameter", "flow_area_min", "flow_area_max"],
};
const spoken = (key: string) => key.replaceAll("_", " ");
const absent = (object: object | undefined, keys: readonly string[], owner: string) =>
  keys.filter((key) => (object as Record<string, unknown> | undefined)?.[key] === undefined).map((key) => `${spoken(key)} of ${owner}`);

function missingOfJacket(jacket: VesselJacket): string[] {
  const coolant = jacket.coolant as Partial<VesselCoolant> | undefined;
  const properties = ["density", "heat_capacity", ...(jacket.type === "known" ? [] : ["viscosity", "thermal_conductivity"]), ...(coolant?.mass_flow === undefined ? ["flow"] : []), "inlet_min", "inlet_max"];
  return [...absent(jacket, ofJacket[jacket.type] ?? [], "the jacket"), ...absent(coolant, properties, "the coolant")];
}

/** What the engine needs and this vessel does not say, in words. Empty: it can be used. */
export function missingOf({ inner_diameter, bottom, capacity, impellers, wall, jacket, measured }: VesselDraft): string[] {
  const missing: string[] = [];
  if (inner_diameter === undefined) missing.push("inner diameter");
  if (bottom?.shape === undefined) missing.push("shape of the bottom");
  if (capacity === undefined) missing.push("capacity");
  if (impellers === undefined) missing.push("impellers");
  impellers?.forEach((impeller, index) => {
    missing.push(...absent(impeller, ["type", "diameter"], counted(index, impellers)));
    if (impeller.heat_transfer) missing.push(...absent(impeller.heat_transfer, ["factor", "reynolds_exponent", "viscosity_exponent"], "the heat transfer"));
  });
  wall?.forEach((layer, index) => missing.push(...absent(layer, ["material", "thickness"], `layer ${index + 1} of the wall`)));
  if (jacket !== undefined) missing.push(...missingOfJacket(jacket));
  if (measured !== undefined) missing.push(...absent(measured, ["intercept", "slope", "reference_speed"], "the measured heat transfer"));
  return missing;
}

export const isComplete = (draft: VesselDraft): draft is Vessel => missingOf(draft).length === 0;
