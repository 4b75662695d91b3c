/** A row of data/equipment.csv as the vessel of a document: what was published and nothing else. */
import { bottomDepth } from "../vessel_shape";
import type { Bottom, BottomShape, ImpellerDraft, VesselDraft, WallLayer } from "../vessels";
import { factsOf } from "./facts";
import type { Equipment, Identity } from "./item";
import { type Row, numberIn, textIn } from "./rows";

/** "generic-vial-0.001" is no id of a document; "generic_vial_0_001" is. */
export const idOf = (text: string): string => text.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^(?![A-Za-z])/, "V").slice(0, 64);

const quantity = (row: Row, key: string, unit: string) => {
  const value = numberIn(row, key);
  return value === undefined ? undefined : `${value} ${unit}`;
};
const limits = (row: Row, low: string, high: string, unit: string): { min?: string; max?: string } | undefined => {
  const [min, max] = [quantity(row, low, unit), quantity(row, high, unit)];
  return min === undefined && max === undefined ? undefined : { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
};

const shapes: Readonly<Record<string, BottomShape>> = { "2:1 ellipsoidal": "elliptical", "torispherical (DIN)": "torispherical", hemispherical: "hemispherical", flat: "flat" };
const sameDepth = 0.01; // relative; published depths are rounded to a millimetre

/** A published depth counts: where it is not that of the named shape, the bottom is a half-spheroid of that depth. */
function bottomOf(row: Row, taken: string[]): Bottom | undefined {
  const [type, diameter, depth] = [textIn(row, "bottom_type"), numberIn(row, "inner_diameter_m"), numberIn(row, "bottom_dish_depth_m")];
  const shape = type === undefined ? undefined : shapes[type];
  if (shape === undefined) return undefined;
  const usual = diameter === undefined ? undefined : bottomDepth(shape, diameter);
  if (depth === undefined || usual === undefined || Math.abs(depth - usual) <= sameDepth * usual) return { shape };
  taken.push(`The bottom is published as ${type}, ${depth} m deep, which is not the depth of that shape; it is taken as a half-spheroid of the published depth.`);
  return { shape: "spheroidal", depth: `${depth} m` };
}

function capacityOf(row: Row, taken: string[]): string | undefined {
  const published = quantity(row, "total_volume_L", "L");
  if (published !== undefined) return published;
  const brim = quantity(row, "derived_brim_volume_L", "L");
  if (brim !== undefined) taken.push(`The total volume is not published; the capacity is the volume to the brim, computed from the published dimensions (${textIn(row, "derived_formula") ?? "geometry"}).`);
  return brim;
}

function named(row: Row, at: number): ImpellerDraft | undefined {
  const name = textIn(row, `impeller_${at}_type`);
  if (name === undefined) return undefined;
  const [diameter, clearance] = [quantity(row, `impeller_${at}_diameter_m`, "m"), quantity(row, `impeller_${at}_clearance_m`, "m")];
  return { type: textIn(row, `impeller_${at}_key`) ?? "custom", name, ...(diameter && { diameter }), ...(clearance && { clearance }) };
}

/** The power number of one impeller, where the row says whose it is. */
function powerNumber(row: Row, count: number, taken: string[]): number | undefined {
  const published = numberIn(row, "Np_published");
  if (published === undefined) return undefined;
  const basis = textIn(row, "Np_basis") ?? "";
  if (count === 1 || basis.includes("per impeller")) return published;
  if (/\bset\b/.test(basis)) {
    taken.push(`The power number ${published} is of the set of ${count}; each impeller gets an equal share.`);
    return published / count;
  }
  taken.push(`It is not said whether the power number ${published} is of one impeller or of all ${count}; it is left out.`);
  return undefined;
}

function impellersOf(row: Row, taken: string[]): ImpellerDraft[] | undefined {
  const listed = [1, 2, 3].flatMap((at) => named(row, at) ?? []);
  if (listed.length === 0) return undefined;
  const count = numberIn(row, "n_impellers") ?? listed.length;
  const mixed = listed.length === 1 && /\+| and /.test(listed[0]!.name!);
  if (mixed && count > 1) taken.push(`${count} impellers of different kinds are published under one diameter; they are taken as alike.`);
  else if (listed.length === 1 && count > 1) taken.push(`${count} impellers are published under one type and one diameter; only the lowest has a place on the shaft, the others none.`);
  const all = Array.from({ length: count }, (_, at): ImpellerDraft => {
    const { clearance: _lowest, ...alike } = listed[0]!;
    return listed[at] ?? alike;
  });
  const power = powerNumber(row, count, taken);
  return power === undefined ? all : all.map((one) => ({ ...one, power_number: power }));
}

function speedOf(row: Row, taken: string[]): VesselDraft["speed"] {
  const speed = limits(row, "rpm_min", "rpm_max", "rpm");
  const note = textIn(row, "rpm_note");
  if (note === "default configured speed") {
    taken.push(`The published ${numberIn(row, "rpm_max")} rpm is the speed that is set by default, not the drive's limit; it is left out.`);
    return undefined;
  }
  if (speed && note) taken.push(`Speed: ${note}.`);
  return speed;
}

/** A known thickness of one known material; a lining's thickness is never published. */
function wallOf(row: Row): WallLayer[] | undefined {
  const [thickness, material] = [quantity(row, "wall_thickness_mm", "mm"), textIn(row, "material")];
  const known: Record<string, string> = { glass: "borosilicate", "borosilicate glass": "borosilicate", "316L": "stainless_316l", SS316: "stainless_316l", "316": "stainless_316l" };
  const key = material === undefined ? undefined : known[material];
  return thickness && key && row.lining === undefined ? [{ material: key, thickness }] : undefined;
}

const atmosphere = 1.01325; // [bar]

function pressureOf(row: Row, taken: string[]): VesselDraft["pressure"] {
  const gauge = numberIn(row, "pressure_max_barg");
  if (gauge === undefined) return undefined;
  taken.push(`The highest pressure, ${gauge} bar above atmospheric, is written as absolute: + ${atmosphere} bar.`);
  return { max: `${Number((gauge + atmosphere).toPrecision(12))} bar` };
}

const present = <T extends object>(all: T): Partial<T> => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;

export function vesselOf(row: Row): { vessel: VesselDraft; taken: string[] } {
  const taken: string[] = [];
  const baffles = numberIn(row, "baffles");
  if (baffles === undefined && row.baffles !== undefined) taken.push(`Baffles are published as “${row.baffles}”, without a number.`);
  const vessel = present({
    name: textIn(row, "vendor") === "Generic" ? capitalized(textIn(row, "model")!) : `${textIn(row, "vendor")} ${textIn(row, "model")}`,
    inner_diameter: quantity(row, "inner_diameter_m", "m"),
    bottom: bottomOf(row, taken),
    capacity: capacityOf(row, taken),
    working_volume: limits(row, "working_min_L", "working_max_L", "L"),
    impellers: impellersOf(row, taken),
    baffles,
    speed: speedOf(row, taken),
    wall: wallOf(row),
    temperature: limits(row, "temp_min_C", "temp_max_C", "degC"),
    pressure: pressureOf(row, taken),
    source: [textIn(row, "source"), textIn(row, "locator")].filter(Boolean).join("; "),
    certainty: textIn(row, "certainty"),
    notes: [textIn(row, "notes"), ...taken].filter(Boolean).join(" ") || undefined,
  });
  return { vessel: { id: idOf(textIn(row, "id")!), ...vessel }, taken };
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function equipmentOf(row: Row): Equipment {
  const { vessel, taken } = vesselOf(row);
  const identity: Identity = present({
    vendor: textIn(row, "vendor"),
    model: textIn(row, "model"),
    kind: textIn(row, "kind"),
    scale: textIn(row, "scale"),
    material: [textIn(row, "material"), row.lining === undefined ? undefined : `${row.lining}-lined`].filter(Boolean).join(", ") || undefined,
    nominal_volume: quantity(row, "nominal_volume_L", "L"),
    jacket_kind: textIn(row, "jacket_type"),
  });
  return { id: textIn(row, "id")!, own: false, identity, vessel, facts: factsOf(row), taken };
}
