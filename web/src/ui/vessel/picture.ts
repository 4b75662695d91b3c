/** What a drawing of a vessel shows, in metres, and what it cannot show, in sentences. Pure. */
import type { Quantity } from "@/doc/types";
import { type Shell, bottomDepth, levelOf } from "@/doc/vessel_shape";
import type { BottomShape, VesselDraft } from "@/doc/vessels";
import { inUnit } from "@/units/in_unit";
import { type Look, lookOf } from "./looks";

export interface ImpellerPicture {
  readonly look: Look;
  /** Diameter; of the middle above the lowest point. */
  readonly diameter: number;
  readonly middle: number;
  /** Its clearance is not known: it stands somewhere. */
  readonly somewhere: boolean;
}
export interface Picture {
  readonly shell: Shell;
  /** Of the brim above the lowest point. */
  readonly top: number;
  readonly level: number | undefined;
  readonly impellers: readonly ImpellerPicture[];
  readonly baffles: number;
  readonly baffleWidth: number;
  /** The upper edge of the jacket; undefined without one. */
  readonly jacket: number | undefined;
  readonly jacketForm: "plain" | "coils" | undefined;
  /** What is known; the rest stands in dashes. */
  readonly known: { readonly diameter: boolean; readonly bottom: boolean; readonly top: boolean };
  readonly notes: readonly string[];
}

const length = (quantity: Quantity | undefined) => inUnit(quantity, "m");
const litres = (quantity: Quantity | undefined) => {
  const value = inUnit(quantity, "L");
  return value === undefined ? undefined : value / 1000;
};
const usualFilling = 0.8; // of the capacity, where no working volume is known

function shellOf({ inner_diameter, bottom }: VesselDraft): Shell {
  const diameter = length(inner_diameter) ?? 1;
  const shape: BottomShape = bottom?.shape ?? "flat";
  const given = bottomDepth(shape, diameter, length(bottom?.depth));
  return { diameter, shape, depth: given ?? diameter / 4 };
}

function impellersOf({ impellers = [] }: VesselDraft, { diameter: T }: Shell, top: number): ImpellerPicture[] {
  const known = impellers.map(({ clearance }) => length(clearance));
  let below = 0;
  return impellers.flatMap(({ type, name, diameter }, at) => {
    const D = length(diameter);
    if (D === undefined || !(D > 0)) return [];
    const look = lookOf(type, name);
    const close = look.form === "anchor" || look.form === "ribbon";
    const above = known.slice(at + 1).find((one) => one !== undefined);
    const usual = close ? (look.height * D) / 2 + 0.03 * T : below === 0 ? Math.min(T / 3, top / 3) : below + D;
    const somewhere = !close && above !== undefined ? (below + above) / 2 : usual;
    const middle = Math.min(known[at] ?? somewhere, top);
    below = middle;
    return [{ look, diameter: D, middle, somewhere: known[at] === undefined }];
  });
}

/** @param jacketKind a jacket of which no more is known than its name */
export function pictureOf(vessel: VesselDraft, volume?: Quantity, jacketKind?: string): Picture {
  const shell = shellOf(vessel);
  const known = { diameter: length(vessel.inner_diameter) !== undefined, bottom: vessel.bottom !== undefined, top: litres(vessel.capacity) !== undefined };
  const drawn = known.diameter;
  const most = litres(vessel.working_volume?.max);
  const capacity = drawn ? litres(vessel.capacity) : undefined;
  const filled = litres(volume) ?? most ?? (capacity === undefined ? undefined : usualFilling * capacity);
  const wanted = drawn && filled !== undefined ? levelOf(shell, filled) : undefined;
  const top = capacity === undefined ? Math.max(shell.depth + shell.diameter, (wanted ?? 0) * 1.15) : Math.max(levelOf(shell, capacity), shell.depth * 1.02);
  const level = wanted === undefined ? undefined : Math.min(wanted, top);
  const baffles = vessel.baffles ?? 0;
  const jacketed = vessel.jacket !== undefined || jacketKind !== undefined;
  const coils = vessel.jacket?.type === "half_pipe" || /half.?pipe|limpet|coil/i.test(jacketKind ?? "");
  const jacketTop = length(vessel.jacket?.top) ?? (drawn && most !== undefined ? levelOf(shell, most) : 0.8 * top);
  return {
    shell,
    top,
    level,
    impellers: drawn ? impellersOf(vessel, shell, top) : [],
    baffles,
    baffleWidth: length(vessel.baffle_width) ?? shell.diameter / 10,
    jacket: jacketed ? Math.min(jacketTop, top) : undefined,
    jacketForm: jacketed ? (coils ? "coils" : "plain") : undefined,
    known,
    notes: notesOf(vessel, known, wanted !== undefined && wanted > top * (1 + 1e-9)),
  };
}

function notesOf({ impellers, working_volume, capacity }: VesselDraft, known: Picture["known"], over: boolean): string[] {
  const notes: string[] = [];
  if (!known.diameter) notes.push("The inner diameter is not known, so nothing is to scale.");
  if (!known.bottom) notes.push("The bottom is not known and stands as flat.");
  if (!known.top && capacity === undefined) notes.push("The capacity is not known, so the height is not to scale.");
  if (known.diameter && impellers?.some(({ diameter }) => diameter === undefined)) notes.push("An impeller without a diameter is not drawn.");
  if (known.diameter && impellers?.some(({ diameter, clearance }) => diameter !== undefined && clearance === undefined))
    notes.push("The clearance of an impeller is not known; it stands at a usual height.");
  if (known.diameter && working_volume?.max === undefined && capacity !== undefined) notes.push("The level is at 80 % of the capacity.");
  if (over) notes.push("The liquid does not fit the vessel: the level is at the brim.");
  return notes;
}

/** A length as drawings write it: millimetres below a metre. */
export function lengthText(metres: number): string {
  return metres < 1 ? `${Number((metres * 1000).toPrecision(4))} mm` : `${Number(metres.toPrecision(4))} m`;
}

const words: Record<BottomShape, string> = { flat: "flat", elliptical: "elliptical", torispherical: "torispherical", hemispherical: "hemispherical", conical: "conical", spheroidal: "half-spheroid" };

/** The drawing for those who do not see it. */
export function describe(vessel: VesselDraft, picture: Picture): string {
  const { shell, top, level, known, impellers, baffles, jacket } = picture;
  const size = known.diameter ? `inner diameter ${lengthText(shell.diameter)}, height ${known.top ? lengthText(top) : "not known"}, ${known.bottom ? `${words[shell.shape]} bottom` : "bottom not known"}` : "dimensions not known";
  const stirrers = impellers.map(({ diameter, middle, somewhere }, at) => `${vessel.impellers![at]?.name ?? vessel.impellers![at]?.type ?? "impeller"} of ${lengthText(diameter)}${somewhere ? "" : ` at ${lengthText(middle)}`}`);
  const parts = [size, stirrers.length > 0 ? stirrers.join(" and ") : "no impeller drawn", baffles > 0 ? `${baffles} ${baffles === 1 ? "baffle" : "baffles"}` : "no baffles", jacket === undefined ? "no jacket" : "jacket", level === undefined ? "" : `liquid up to ${lengthText(level)}`];
  return `Elevation of ${vessel.name ?? vessel.id}: ${parts.filter(Boolean).join("; ")}.`;
}
