/** Every value that a vessel of one's own can have: its place, its words and its unit. Editor, import and export use this one list. */
import type { Quantity } from "../types";
import type { VesselDraft } from "../vessels";
import type { Identity } from "./item";

export type FieldKind = "quantity" | "count" | "text" | "choice";
export interface Field {
  /** "inner_diameter", "impellers.0.diameter"; what is beside the vessel begins with "identity.". */
  readonly path: string;
  /** The title of its column: "impeller 1 diameter". */
  readonly title: string;
  /** In the editor, under a heading that says whose it is: "Diameter". */
  readonly label: string;
  readonly kind: FieldKind;
  readonly unit?: string;
  readonly choices?: readonly string[];
  /** Other titles of columns that can mean nothing else, in small letters. */
  readonly synonyms?: readonly string[];
}

export interface VesselRecord {
  readonly identity: Identity;
  readonly vessel: VesselDraft;
}

const text = (path: string, title: string, synonyms: string[] = [], label = title): Field => ({ path, title, label, kind: "text", synonyms });
const count = (path: string, title: string, synonyms: string[] = [], label = title): Field => ({ path, title, label, kind: "count", synonyms });
const choice = (path: string, title: string, choices: string[], synonyms: string[] = [], label = title): Field => ({ path, title, label, kind: "choice", choices, synonyms });
const quantity = (path: string, title: string, unit: string, synonyms: string[] = [], label = title): Field => ({ path, title, label, kind: "quantity", unit, synonyms });

const general: readonly Field[] = [
  text("name", "Name", ["vessel", "vessel name", "reactor", "reactor name", "equipment", "tag", "behälter"]),
  text("identity.vendor", "Vendor", ["manufacturer", "supplier", "make"]),
  text("identity.model", "Model", ["type designation"]),
  text("identity.kind", "Kind", ["vessel kind", "vessel type", "reactor type"]),
  choice("identity.scale", "Scale", ["lab", "pilot", "production"]),
  text("identity.material", "Material", ["moc", "material of construction"]),
  quantity("identity.nominal_volume", "Nominal volume", "L", ["nominal", "nominal size", "nenninhalt"]),
  text("identity.jacket_kind", "Kind of jacket", ["jacket", "jacket kind"]),
  quantity("inner_diameter", "Inner diameter", "m", ["diameter", "tank diameter", "vessel diameter", "internal diameter", "inside diameter", "id", "t", "tank id", "vessel id mm", "innendurchmesser"]),
  choice("bottom.shape", "Bottom", ["flat", "elliptical", "torispherical", "hemispherical", "conical", "spheroidal"], ["bottom shape", "bottom type", "dish", "dish type", "bottom head", "dished end"]),
  quantity("bottom.depth", "Depth of the bottom", "m", ["bottom depth", "dish depth", "bottom dish depth", "head depth"], "Depth"),
  quantity("capacity", "Capacity", "L", ["total volume", "brimful volume", "brim volume", "volume", "gross volume", "max volume brimful", "overall volume"]),
  quantity("working_volume.min", "Least working volume", "L", ["min working volume", "minimum working volume", "working volume min", "working min", "min volume", "minimum volume", "minimum stir volume", "min stir volume", "vmin"]),
  quantity("working_volume.max", "Largest working volume", "L", ["max working volume", "maximum working volume", "working volume max", "working volume", "working max", "max volume", "maximum volume", "vmax"]),
  count("baffles", "Baffles", ["number of baffles", "no of baffles"]),
  quantity("baffle_width", "Width of the baffles", "m", ["baffle width"]),
  quantity("speed.min", "Lowest speed", "rpm", ["min speed", "minimum speed", "speed min", "rpm min", "nmin"]),
  quantity("speed.max", "Highest speed", "rpm", ["max speed", "maximum speed", "speed max", "rpm max", "nmax", "speed"]),
  quantity("temperature.min", "Lowest temperature", "degC", ["min temperature", "minimum temperature", "temp min", "min temp", "tmin"]),
  quantity("temperature.max", "Highest temperature", "degC", ["max temperature", "maximum temperature", "temp max", "max temp", "tmax", "design temperature"]),
  quantity("pressure.max", "Highest pressure, absolute", "bar", ["max pressure", "maximum pressure", "max pressure absolute"]),
  quantity("heat_capacity", "Heat capacity of wall and internals", "kJ/K", ["heat capacity", "vessel heat capacity"]),
  quantity("fouling.inside", "Fouling inside", "m2 K/W", ["inside fouling"]),
  quantity("fouling.outside", "Fouling outside", "m2 K/W", ["outside fouling"]),
  quantity("measured.intercept", "Measured U at infinite speed", "W/(m2 K)", ["wilson intercept"], "U at infinite speed"),
  quantity("measured.slope", "Measured slope of 1/U", "m2 K/W", ["wilson slope"], "Slope of 1/U"),
  quantity("measured.reference_speed", "Reference speed of the slope", "rpm", ["wilson reference speed"], "Reference speed"),
];

const impeller = (at: number): Field[] => {
  const [path, title] = [`impellers.${at}`, `Impeller ${at + 1}`];
  const names = at === 0 ? ["impeller", "agitator", "stirrer", "impeller 1", "agitator 1"] : [`impeller ${at + 1}`, `agitator ${at + 1}`, `stirrer ${at + 1}`];
  const also = (...words: string[]) => names.flatMap((name) => words.map((word) => `${name} ${word}`));
  return [
    { ...text(`${path}.type`, `${title} type`, [...names, ...also("type", "key")], "Type") },
    text(`${path}.name`, `${title} name`, [], "Name"),
    quantity(`${path}.diameter`, `${title} diameter`, "m", [...also("diameter"), ...(at === 0 ? ["d"] : [])], "Diameter"),
    quantity(`${path}.clearance`, `${title} clearance`, "m", [...also("clearance"), ...(at === 0 ? ["clearance", "off bottom clearance", "c"] : [])], "Clearance"),
    quantity(`${path}.power_number`, `${title} power number`, "1", [...also("power number", "np"), ...(at === 0 ? ["power number", "np"] : [])], "Power number"),
    quantity(`${path}.laminar_constant`, `${title} laminar constant`, "1", [], "Laminar constant"),
    quantity(`${path}.turbulent_reynolds`, `${title} turbulent Reynolds number`, "1", [], "Turbulent from Re"),
    quantity(`${path}.flow_number`, `${title} flow number`, "1", [], "Flow number"),
    quantity(`${path}.metzner_otto`, `${title} Metzner–Otto constant`, "1", [], "Metzner–Otto constant"),
    quantity(`${path}.zwietering`, `${title} Zwietering constant`, "1", [], "Zwietering constant"),
    count(`${path}.blades`, `${title} blades`, also("blades"), "Blades"),
    quantity(`${path}.blade_angle`, `${title} blade angle`, "deg", also("blade angle"), "Blade angle"),
    quantity(`${path}.blade_width`, `${title} blade width`, "m", also("blade width"), "Blade width"),
    quantity(`${path}.heat_transfer.factor`, `${title} heat transfer factor`, "1", [], "Nusselt factor"),
    quantity(`${path}.heat_transfer.reynolds_exponent`, `${title} heat transfer exponent of Re`, "1", [], "Exponent of Re"),
    quantity(`${path}.heat_transfer.viscosity_exponent`, `${title} heat transfer exponent of Vi`, "1", [], "Exponent of Vi"),
  ];
};
const wall = (at: number): Field[] => [
  text(`wall.${at}.material`, `Wall ${at + 1} material`, [], "Material"),
  quantity(`wall.${at}.thickness`, `Wall ${at + 1} thickness`, "mm", at === 0 ? ["wall thickness"] : [], "Thickness"),
  quantity(`wall.${at}.conductivity`, `Wall ${at + 1} conductivity`, "W/(m K)", [], "Conductivity"),
];
const jacket: readonly Field[] = [
  choice("jacket.type", "Jacket type", ["known", "plain", "half_pipe", "dimple"], [], "Type"),
  quantity("jacket.coefficient", "Jacket film coefficient", "W/(m2 K)", [], "Film coefficient"),
  quantity("jacket.gap", "Jacket gap", "mm", [], "Gap"),
  quantity("jacket.height", "Jacket height", "m", [], "Height"),
  quantity("jacket.inlet_diameter", "Jacket inlet diameter", "mm", [], "Diameter of the inlet"),
  choice("jacket.inlet", "Jacket inlet", ["tangential", "radial"], [], "Inlet"),
  quantity("jacket.pipe_diameter", "Jacket pipe diameter", "mm", [], "Diameter of the pipe"),
  choice("jacket.angle", "Jacket pipe angle", ["180 deg", "120 deg"], [], "Arc of the pipe"),
  quantity("jacket.coil_diameter", "Jacket coil diameter", "m", [], "Diameter of the coil"),
  quantity("jacket.length", "Jacket pipe length", "m", [], "Length of the pipe"),
  quantity("jacket.centre_distance", "Jacket dimple distance", "mm", [], "Distance of the dimples"),
  quantity("jacket.dimple_diameter", "Jacket dimple diameter", "mm", [], "Diameter of a dimple"),
  quantity("jacket.flow_area_min", "Jacket least flow area", "cm2", [], "Least flow area"),
  quantity("jacket.flow_area_max", "Jacket largest flow area", "cm2", [], "Largest flow area"),
  quantity("jacket.top", "Jacket top", "m", [], "Upper edge"),
  quantity("jacket.covered", "Jacket covered share", "1", [], "Covered share of the wall"),
  text("jacket.coolant.name", "Coolant", [], "Coolant"),
  quantity("jacket.coolant.density", "Coolant density", "kg/m3", [], "Density"),
  quantity("jacket.coolant.heat_capacity", "Coolant heat capacity", "kJ/(kg K)", [], "Heat capacity"),
  quantity("jacket.coolant.viscosity", "Coolant viscosity", "mPa s", [], "Viscosity"),
  quantity("jacket.coolant.thermal_conductivity", "Coolant thermal conductivity", "W/(m K)", [], "Thermal conductivity"),
  quantity("jacket.coolant.flow", "Coolant flow", "m3/h", [], "Flow"),
  quantity("jacket.coolant.mass_flow", "Coolant mass flow", "kg/s", [], "Mass flow"),
  quantity("jacket.coolant.inlet_min", "Coolant coldest inlet", "degC", [], "Coldest inlet"),
  quantity("jacket.coolant.inlet_max", "Coolant warmest inlet", "degC", [], "Warmest inlet"),
];
const said: readonly Field[] = [text("source", "Source", ["reference"]), text("certainty", "Certainty"), text("notes", "Notes", ["note", "remarks", "comment"])];

/** Lists of as many impellers and layers of wall as a vessel has: a table grows by their columns. */
export const fieldsFor = (impellers: number, layers: number): readonly Field[] => [
  ...general,
  ...Array.from({ length: impellers }, (_, at) => impeller(at)).flat(),
  ...Array.from({ length: layers }, (_, at) => wall(at)).flat(),
  ...jacket,
  ...said,
];
const usual = fieldsFor(2, 2);
const byPath = new Map(usual.map((field) => [field.path, field]));

/** The field of a path, whatever number is in it: "impellers.9.diameter" is "Impeller 10 diameter". */
export function fieldAt(path: string): Field {
  const [, list, number] = /^(impellers|wall)\.(\d+)\./.exec(path) ?? [];
  const field = byPath.get(path) ?? (list === undefined ? undefined : (list === "wall" ? wall : impeller)(Number(number)).find((one) => one.path === path));
  if (field === undefined) throw new Error(`No field ${path}`);
  return field;
}

type Tree = Record<string, unknown>;
const keysOf = (path: string) => (path.startsWith("identity.") ? path.split(".") : ["vessel", ...path.split(".")]);

export function valueAt(record: VesselRecord, path: string): Quantity | undefined {
  let at: unknown = record;
  for (const key of keysOf(path)) at = (at as Tree | undefined)?.[key];
  return at as Quantity | undefined;
}

/** Sets or, with undefined, takes away; an object that becomes empty goes with it. Changes the record: for drafts. */
export function setAt(record: object, path: string, value: Quantity | undefined): void {
  const keys = keysOf(path);
  const parents: Tree[] = [record as Tree];
  keys.slice(0, -1).forEach((key, at) => {
    const parent = parents[at]!;
    parent[key] ??= /^\d+$/.test(keys[at + 1]!) ? [] : {};
    parents.push(parent[key] as Tree);
  });
  const last = keys.at(-1)!;
  if (value !== undefined) parents.at(-1)![last] = value;
  else delete parents.at(-1)![last];
  for (let at = parents.length - 1; at >= 2; at--)
    if (!Array.isArray(parents[at]) && !Array.isArray(parents[at - 1]) && Object.keys(parents[at]!).length === 0) delete parents[at - 1]![keys[at - 1]!];
}
