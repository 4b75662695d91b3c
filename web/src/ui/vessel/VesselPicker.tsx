import { Button, Loader, Modal } from "@mantine/core";
import { useMemo, useState } from "react";
import { faultsIn } from "@/doc/equipment/check";
import { duplicateOf, forDocument } from "@/doc/equipment/document";
import { type Equipment, nameOf } from "@/doc/equipment/item";
import { addOwn, changeOwn } from "@/doc/equipment/own";
import { type Filters, search } from "@/doc/equipment/search";
import { missingOf } from "@/doc/vessels";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { VesselEditor, missingSentence } from "./editor/VesselEditor";
import { EquipmentList } from "./EquipmentList";
import { EquipmentFilters } from "./Filters";
import type { VesselPickerProps } from "./types";
import { useEquipment } from "./use_equipment";
import { VesselDrawing } from "./VesselDrawing";
import classes from "./Picker.module.css";

const none: readonly string[] = [];

/** Search, look, take. What lacks something is copied and completed here. */
export function VesselPicker({ opened, onClose, onPick, title, taken = none }: VesselPickerProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="72rem" closeButtonProps={{ "aria-label": "Close" }}>
      {opened && <Picking onPick={(vessel) => (onPick(vessel), onClose())} taken={taken} />}
    </Modal>
  );
}

function Picking({ onPick, taken }: Pick<VesselPickerProps, "onPick"> & { readonly taken: readonly string[] }) {
  const entries = useEquipment();
  const [query, setQuery] = useState("");
  const [filters, setFilters] = useState<Filters>({});
  const [selected, setSelected] = useState<string>();
  const found = useMemo(() => (entries === undefined ? [] : search(entries, query, filters)), [entries, query, filters]);
  if (entries === undefined) return <Loader aria-label="Reading the equipment" m="xl" />;
  const item = entries.find((entry) => entry.item.id === selected)?.item;
  const take = (one: Equipment) => {
    const vessel = forDocument(one.vessel, taken);
    if (vessel !== undefined && Object.keys(faultsIn(one.vessel)).length === 0) onPick(vessel);
  };
  return (
    <div className={classes.picker}>
      <EquipmentFilters brief entries={entries} query={query} onQuery={setQuery} filters={filters} onFilters={setFilters} />
      <div className={classes.panes}>
        <EquipmentList entries={found} selected={selected} onSelect={setSelected} onOpen={(id) => take(entries.find((entry) => entry.item.id === id)!.item)} empty="Nothing matches. Take a word or a filter away, or add a vessel of your own under Equipment." />
        <div className={classes.preview} role="region" aria-label="Chosen vessel" tabIndex={0}>
          {item === undefined ? <p className={classes.hint}>Choose a vessel to see it.</p> : <Preview key={item.id} item={item} onTake={() => take(item)} onCopy={setSelected} />}
        </div>
      </div>
    </div>
  );
}

interface PreviewProps {
  readonly item: Equipment;
  readonly onTake: () => void;
  /** A copy was made to be completed. */
  readonly onCopy: (id: string) => void;
}
function Preview({ item, onTake, onCopy }: PreviewProps) {
  const missing = missingOf(item.vessel);
  const faults = Object.keys(faultsIn(item.vessel)).length;
  const [editing, setEditing] = useState(item.own && missing.length > 0);
  const complete = () => {
    if (item.own) return setEditing(true);
    const [id] = addOwn(`Copy ${nameOf(item)}`, [duplicateOf(item)]);
    onCopy(id!);
  };
  return (
    <>
      <h3 className={classes.name}>{nameOf(item)}</h3>
      {!editing && <VesselDrawing vessel={item.vessel} jacket={item.identity.jacket_kind} />}
      {missing.length > 0 && (
        <ProblemMessage tone="attention" what={item.own ? "This vessel is not complete" : "Not all of it is published"} action={editing ? undefined : { label: item.own ? "Fill it in" : "Copy it and fill in the rest", run: complete }}>
          {missingSentence(missing)}
        </ProblemMessage>
      )}
      {faults > 0 && <p className={classes.hint}>{faults === 1 ? "One value is" : `${faults} values are`} wrong; see the marked {faults === 1 ? "field" : "fields"} under Equipment.</p>}
      {editing && <VesselEditor record={item} onChange={(label, recipe) => changeOwn(item.id, label, recipe)} />}
      <div className={classes.take}>
        <Button onClick={onTake} disabled={missing.length > 0 || faults > 0}>
          Use this vessel
        </Button>
      </div>
    </>
  );
}
