/** From equipment to the vessel of a document, and to an own vessel. */
import { type Vessel, type VesselDraft, isComplete } from "../vessels";
import { idOf } from "./from_row";
import { type Equipment, nameOf } from "./item";
import type { NewVessel } from "./own";

/** The first of V, V_2, V_3 … that is not taken. */
export function freeId(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted.slice(0, 58)}_${count}`;
    if (!used.has(id)) return id;
  }
}

/** @returns undefined while the engine could not read it: something is missing */
export function forDocument(vessel: VesselDraft, taken: readonly string[]): Vessel | undefined {
  return isComplete(vessel) ? structuredClone({ ...vessel, id: freeId(vessel.id, taken) }) : undefined;
}

/** A copy to work on. What is known of the original stays, with where it comes from. */
export function duplicateOf(item: Equipment): NewVessel {
  const name = `${nameOf(item)}, copy`;
  return structuredClone({ identity: item.identity, vessel: { ...item.vessel, id: idOf(name), name } });
}

export const emptyVessel = (): NewVessel => ({ identity: {}, vessel: { id: "vessel", name: "New vessel" } });
