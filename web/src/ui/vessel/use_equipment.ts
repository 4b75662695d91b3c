import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { equipmentOf } from "@/doc/equipment/from_row";
import type { Equipment } from "@/doc/equipment/item";
import { inOrder, loadOwn, ownStore } from "@/doc/equipment/own";
import { type Row, equipmentRows, impellerRows } from "@/doc/equipment/rows";
import { type Entry, indexOf } from "@/doc/equipment/search";
import { useUnitsReady } from "@/units/use_units";

let builtIn: Promise<readonly Equipment[]> | undefined;
const loadBuiltIn = () => (builtIn ??= equipmentRows().then((rows) => rows.map(equipmentOf)));

/** Built-in and own equipment, ready to be searched; undefined until it is read. */
export function useEquipment(): readonly Entry[] | undefined {
  const [set, setSet] = useState<readonly Equipment[]>();
  const own = useStore(ownStore);
  const ready = useUnitsReady();
  useEffect(() => {
    let current = true;
    void loadBuiltIn().then((all) => current && setSet(all));
    const reload = () => void loadOwn();
    reload();
    window.addEventListener("focus", reload);
    return () => {
      current = false;
      window.removeEventListener("focus", reload);
    };
  }, []);
  // Sizes of own vessels are known once the engine converts.
  return useMemo(() => (set === undefined || !own.loaded ? undefined : indexWith(set, inOrder(own.vessels), ready)), [set, own.vessels, own.loaded, ready]);
}
const indexWith = (set: readonly Equipment[], own: readonly Equipment[], _ready: boolean) => indexOf([...own, ...set]);

/** The catalogue of impellers; empty until it is read. */
export function useImpellerTypes(): readonly Row[] {
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(() => {
    let current = true;
    void impellerRows().then((all) => current && setRows(all));
    return () => void (current = false);
  }, []);
  return rows;
}
