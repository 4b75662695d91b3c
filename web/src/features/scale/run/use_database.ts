/** Vessels of the equipment database of which the engine can compute something. */
import { useEffect, useState } from "react";
import { equipmentOf } from "@/doc/equipment/from_row";
import { nameOf } from "@/doc/equipment/item";
import { equipmentRows } from "@/doc/equipment/rows";
import { isComplete, type Vessel } from "@/doc/vessels";

const nothing: readonly Vessel[] = [];
let loaded: Promise<readonly Vessel[]> | undefined;

/** Complete ones alone; the others lack a diameter, a capacity or an impeller. */
const load = () =>
  (loaded ??= equipmentRows().then((rows) =>
    rows.flatMap((row) => {
      const equipment = equipmentOf(row);
      return isComplete(equipment.vessel) ? [{ ...equipment.vessel, name: nameOf(equipment) }] : [];
    }),
  ));

/** @param wanted the database is fetched when it is first asked for */
export function useDatabase(wanted: boolean): readonly Vessel[] {
  const [vessels, setVessels] = useState(nothing);
  useEffect(() => {
    let here = true;
    if (wanted) void load().then((all) => here && setVessels(all));
    return () => {
      here = false;
    };
  }, [wanted]);
  return vessels;
}
