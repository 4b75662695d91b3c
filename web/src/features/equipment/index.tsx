import { Loader } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { ownStore, redoOwn, undoOwn } from "@/doc/equipment/own";
import { type Filters, search } from "@/doc/equipment/search";
import { orderText, readOrder, sorted } from "@/doc/equipment/sort";
import { Page } from "@/ui/Page";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { says } from "@/ui/says";
import { EquipmentList } from "@/ui/vessel/EquipmentList";
import { EquipmentFilters } from "@/ui/vessel/Filters";
import { useEquipment } from "@/ui/vessel/use_equipment";
import { useViewState } from "@/ui/view_state";
import { discard } from "./actions";
import { ImportDialog } from "./import/ImportDialog";
import { Details } from "./view/Details";
import classes from "./Equipment.module.css";
import { Toolbar } from "./view/Toolbar";

/** All vessels, built-in and own: find one, look at it, add, change, import and export. */
export default function Screen() {
  const entries = useEquipment();
  const problem = useStore(ownStore, (state) => state.problem);
  const [query, setQuery] = useState("");
  const [filters, setFilters] = useState<Filters>({});
  const [selected, select] = useViewState("vessel");
  const [importing, setImporting] = useState(false);
  const [sortedBy, sortBy] = useViewState("sort");
  const order = useMemo(() => readOrder(sortedBy), [sortedBy]);
  const found = useMemo(() => (entries === undefined ? [] : sorted(search(entries, query, filters), order)), [entries, query, filters, order]);
  useEffect(() => void (window.document.title = "Equipment – PharmaFlow"), []);
  useHotkeys([
    ["mod+Z", () => says(undoOwn(), "Undone", "There is nothing to undo.")],
    ["mod+Y", () => says(redoOwn(), "Done again", "There is nothing to redo.")],
    ["mod+shift+Z", () => says(redoOwn(), "Done again", "There is nothing to redo.")],
  ]);

  if (entries === undefined)
    return (
      <Page wide>
        <h1 className={classes.title}>Equipment</h1>
        <Loader aria-label="Reading the equipment" m="xl" />
      </Page>
    );
  const item = entries.find((entry) => entry.item.id === selected)?.item;
  const onDelete = (id: string) => {
    const one = entries.find((entry) => entry.item.id === id)!.item;
    if (one.own) discard(one);
  };
  /** A new one must be in sight: what hides it is taken away. */
  const show = (id: string) => {
    setQuery("");
    setFilters({});
    select(id);
  };
  return (
    <Page wide>
      <div className={classes.screen}>
        <Toolbar total={entries.length} found={found.map((entry) => entry.item)} own={entries.filter((entry) => entry.item.own).length} onShow={show} onImport={() => setImporting(true)} />
        {problem && <ProblemMessage what="The last change is not kept">{problem}</ProblemMessage>}
        <EquipmentFilters entries={entries} query={query} onQuery={setQuery} filters={filters} onFilters={setFilters} />
        <div className={classes.panes}>
          <EquipmentList entries={found} selected={selected} onSelect={select} onDelete={onDelete} order={order} onOrder={(next) => sortBy(orderText(next))} empty="Nothing matches. Take a word or a filter away, or add a vessel of your own." />
          <aside className={classes.details} aria-label="Vessel" tabIndex={0}>
            {item === undefined ? <p className={classes.note}>Choose a vessel to see its drawing, every number and where it comes from.</p> : <Details key={item.id} item={item} onShow={show} />}
          </aside>
        </div>
      </div>
      {importing && <ImportDialog onClose={() => setImporting(false)} onDone={(id) => id !== undefined && show(id)} />}
    </Page>
  );
}
