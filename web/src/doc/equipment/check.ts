/** What is wrong with a vessel, in words, by the path of the field: "impellers.0.diameter". The engine refuses the same. */
import { inUnit } from "@/units/in_unit";
import type { Quantity } from "../types";
import { type Shell, bottomDepth, levelOf, volumeBelow } from "../vessel_shape";
import type { ImpellerDraft, VesselDraft } from "../vessels";

export type Faults = Readonly<Record<string, string>>;

/** Whose conductivity the engine knows. */
export const knownMaterials: ReadonlySet<string> = new Set(["glass", "carbon_steel", "stainless_304", "stainless_316l", "hastelloy_c", "borosilicate"]);
const metres = (quantity: Quantity | undefined) => inUnit(quantity, "m");
const above = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a > b * (1 + 1e-9);
const figures = (value: number) => `${Number(value.toPrecision(4))}`;

class Checker {
  readonly faults: Record<string, string> = {};
  constructor(
    readonly vessel: VesselDraft,
    readonly impellerTypes: ReadonlySet<string> | undefined,
  ) {}

  add(path: string, words: string): void {
    this.faults[path] ??= words;
  }

  positive(path: string, quantity: Quantity | undefined, unit: string): void {
    const value = inUnit(quantity, unit);
    if (value !== undefined && !(value > 0)) this.add(path, `This is ${quantity}; it must be greater than zero.`);
  }

  /** The shell as far as it is settled, and the height of its brim. */
  shape(): { shell?: Shell; top?: number } {
    const { inner_diameter, bottom, capacity } = this.vessel;
    this.positive("inner_diameter", inner_diameter, "m");
    this.positive("capacity", capacity, "L");
    const diameter = metres(inner_diameter);
    if (bottom === undefined) return {};
    const given = metres(bottom.depth);
    const needsDepth = bottom.shape === "conical" || bottom.shape === "spheroidal";
    this.positive("bottom.depth", bottom.depth, "m");
    if (needsDepth && bottom.depth === undefined) this.add("bottom.depth", "This shape needs a depth, for example 0.3 m.");
    if (!needsDepth && bottom.depth !== undefined) this.add("bottom.depth", "The depth follows from the shape and the diameter. Leave it empty, or choose conical or half-spheroid.");
    if (diameter === undefined || !(diameter > 0)) return {};
    if (bottom.shape === "spheroidal" && above(given, diameter / 2)) this.add("bottom.depth", `The bottom is ${bottom.depth} deep, more than the radius of the vessel (${figures(diameter / 2)} m).`);
    const depth = bottomDepth(bottom.shape, diameter, given);
    if (depth === undefined) return {};
    const shell = { diameter, shape: bottom.shape, depth };
    const litres = inUnit(capacity, "L");
    if (litres === undefined) return { shell };
    const below = 1000 * volumeBelow(shell, depth);
    if (below > litres * (1 + 1e-6)) {
      this.add("capacity", `The capacity is ${capacity}, but the bottom alone holds ${figures(below)} L. Correct the diameter, the bottom or the capacity.`);
      return { shell };
    }
    return { shell, top: levelOf(shell, litres / 1000) };
  }

  range(path: string, range: { min?: Quantity; max?: Quantity } | undefined, unit: string, what: string): void {
    if (above(inUnit(range?.min, unit), inUnit(range?.max, unit)))
      this.add(`${path}.max`, `The highest ${what}, ${range!.max}, is below the lowest, ${range!.min}.`);
  }

  volumes(): void {
    const { working_volume: working, capacity } = this.vessel;
    this.range("working_volume", working, "L", "working volume");
    for (const end of ["max", "min"] as const) {
      this.positive(`working_volume.${end}`, working?.[end], "L");
      if (above(inUnit(working?.[end], "L"), inUnit(capacity, "L")))
        this.add(`working_volume.${end}`, `The ${end === "max" ? "largest" : "least"} working volume, ${working![end]}, is above the capacity, ${capacity}.`);
    }
  }

  impeller(one: ImpellerDraft, path: string, top: number | undefined): void {
    const [T, D, C] = [metres(this.vessel.inner_diameter), metres(one.diameter), metres(one.clearance)];
    this.positive(`${path}.diameter`, one.diameter, "m");
    this.positive(`${path}.clearance`, one.clearance, "m");
    if (T !== undefined && T > 0 && D !== undefined && D >= T)
      this.add(`${path}.diameter`, `The impeller is ${one.diameter} in diameter; the vessel is only ${this.vessel.inner_diameter} wide. Usual are 0.3 to 0.6 of the vessel's diameter; anchors and ribbons reach 0.98.`);
    if (top !== undefined && C !== undefined && C >= top)
      this.add(`${path}.clearance`, `The impeller sits ${one.clearance} above the lowest point; the vessel is only ${figures(top)} m high.`);
    for (const key of ["power_number", "laminar_constant", "flow_number", "metzner_otto", "zwietering", "turbulent_reynolds"] as const) this.positive(`${path}.${key}`, one[key], "1");
    if (one.blades !== undefined && !(Number.isInteger(one.blades) && one.blades >= 1 && one.blades <= 100)) this.add(`${path}.blades`, `${one.blades} is no number of blades: 1 to 100.`);
    if (one.type !== undefined && one.type !== "custom" && this.impellerTypes?.has(one.type) === false)
      this.add(`${path}.type`, `There is no impeller type “${one.type}”. ${nearestWords(one.type, this.impellerTypes)}`);
  }

  agitation(top: number | undefined): void {
    const { impellers, baffles, baffle_width, inner_diameter, speed } = this.vessel;
    impellers?.forEach((one, at) => this.impeller(one, `impellers.${at}`, top));
    if (baffles !== undefined && !(Number.isInteger(baffles) && baffles >= 0 && baffles <= 100)) this.add("baffles", `${baffles} is no number of baffles: 0 to 100.`);
    this.positive("baffle_width", baffle_width, "m");
    const [width, T] = [metres(baffle_width), metres(inner_diameter)];
    if (width !== undefined && T !== undefined && T > 0 && width >= T / 2) this.add("baffle_width", `The baffles are ${baffle_width} wide, which is not less than the radius of the vessel (${figures(T / 2)} m).`);
    this.range("speed", speed, "rpm", "speed");
    const slowest = inUnit(speed?.min, "rpm");
    if (slowest !== undefined && slowest < 0) this.add("speed.min", `A speed of ${speed!.min} is below zero.`);
    this.positive("speed.max", speed?.max, "rpm");
  }

  wallAndLimits(top: number | undefined): void {
    const { wall, jacket, temperature, pressure, heat_capacity } = this.vessel;
    wall?.forEach(({ material, thickness, conductivity }, at) => {
      this.positive(`wall.${at}.thickness`, thickness, "mm");
      this.positive(`wall.${at}.conductivity`, conductivity, "W/(m K)");
      if (conductivity === undefined && material !== undefined && !knownMaterials.has(material))
        this.add(`wall.${at}.conductivity`, `The conductivity of “${material}” is not known; give it, for example 16 W/(m K).`);
    });
    this.range("temperature", temperature, "K", "temperature");
    this.positive("pressure.max", pressure?.max, "bar");
    const heat = inUnit(heat_capacity, "J/K");
    if (heat !== undefined && heat < 0) this.add("heat_capacity", `A heat capacity of ${heat_capacity} is below zero.`);
    if (jacket === undefined) return;
    if (above(metres(jacket.top), top)) this.add("jacket.top", `The jacket reaches ${jacket.top} above the lowest point; the vessel is only ${figures(top!)} m high.`);
    if (above(inUnit(jacket.covered, "1"), 1)) this.add("jacket.covered", `${jacket.covered} is more than the whole wall: at most 1.`);
    if (jacket.coolant !== undefined && above(inUnit(jacket.coolant.inlet_min, "K"), inUnit(jacket.coolant.inlet_max, "K")))
      this.add("jacket.coolant.inlet_max", `The warmest inlet, ${jacket.coolant.inlet_max}, is below the coldest, ${jacket.coolant.inlet_min}.`);
    if (jacket.type === "dimple" && above(inUnit(jacket.flow_area_min, "m2"), inUnit(jacket.flow_area_max, "m2")))
      this.add("jacket.flow_area_max", `The largest flow area, ${jacket.flow_area_max}, is below the least, ${jacket.flow_area_min}.`);
  }
}

/** @param impellerTypes the keys of the catalogue; types are not checked without them */
export function faultsIn(vessel: VesselDraft, impellerTypes?: ReadonlySet<string>): Faults {
  const checker = new Checker(vessel, impellerTypes);
  const { top } = checker.shape();
  checker.volumes();
  checker.agitation(top);
  checker.wallAndLimits(top);
  return checker.faults;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
function nearestWords(type: string, known: ReadonlySet<string>): string {
  const near = [...known].map((key) => ({ key, far: distance(type.toLowerCase(), key) })).sort((a, b) => a.far - b.far).slice(0, 3);
  return `Nearest are ${near.map(({ key }) => key).join(", ")}; “custom” is for an impeller of your own.`;
}
