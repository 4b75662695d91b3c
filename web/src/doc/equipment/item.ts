/** A piece of equipment: what a list shows of it, and the vessel that a document gets. */
import type { Quantity } from "../types";
import type { VesselDraft } from "../vessels";

export const scales = ["lab", "pilot", "production"] as const;

/** What is known beside the vessel that the engine reads. */
export interface Identity {
  readonly vendor?: string;
  readonly model?: string;
  readonly kind?: string;
  readonly scale?: string;
  readonly material?: string;
  readonly nominal_volume?: Quantity;
  /** A jacket of which no more is known: "half-pipe coil". */
  readonly jacket_kind?: string;
}

/** One published value, with where it comes from. */
export interface Fact {
  /** Column of data/equipment.csv; "" of a heading alone. */
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly value: string | number;
  readonly unit?: string;
  readonly source: string;
  readonly locator?: string;
  readonly certainty?: string;
  /** What has to be known to use it: "not a rating". */
  readonly note?: string;
}

export interface Equipment {
  readonly id: string;
  readonly own: boolean;
  readonly identity: Identity;
  readonly vessel: VesselDraft;
  /** Of built-in equipment. */
  readonly facts: readonly Fact[];
  /** What the vessel of a document takes from the facts in another form, in sentences. */
  readonly taken: readonly string[];
}

/** "Sartorius Univessel Glass 1 L" */
export function nameOf({ vessel, identity }: Equipment): string {
  return vessel.name ?? ([identity.vendor, identity.model].filter(Boolean).join(" ") || vessel.id);
}
export const isGeneric = ({ identity }: Equipment): boolean => identity.vendor === "Generic";
