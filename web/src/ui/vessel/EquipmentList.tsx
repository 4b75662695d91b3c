import { Badge } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { isGeneric, nameOf } from "@/doc/equipment/item";
import type { Entry } from "@/doc/equipment/search";
import { type Order, nextOrder, sortColumns } from "@/doc/equipment/sort";
import { isComplete } from "@/doc/vessels";
import { formatNumber } from "@/units/format";
import { inUnit } from "@/units/in_unit";
import { lengthText } from "./picture";
import { VesselDrawing } from "./VesselDrawing";
import classes from "./List.module.css";

const rowHeight = 72, headHeight = 33; // [px]

interface EquipmentListProps {
  readonly entries: readonly Entry[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Enter or a double click. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly onDelete?: ((id: string) => void) | undefined;
  readonly empty: string;
  readonly order?: Order | undefined;
  /** The columns can be sorted by. */
  readonly onOrder?: (order: Order | undefined) => void;
}

export const volumeText = (litres: number | undefined): string => (litres === undefined ? "–" : litres < 0.1 ? `${formatNumber(litres * 1000, 4)} mL` : `${formatNumber(litres, 5)} L`);

/** Rows with a thumbnail, of which only those in sight are drawn. Arrows move, Enter opens. */
export function EquipmentList({ entries, selected, onSelect, onOpen, onDelete, empty, order, onOrder }: EquipmentListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({ count: entries.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 4, scrollMargin: headHeight, scrollPaddingStart: headHeight });
  const at = entries.findIndex(({ item }) => item.id === selected);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [at, virtualizer]);

  const keys = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: entries.length - 1 };
    const to = ways[event.key];
    if (to !== undefined && entries.length > 0) onSelect(entries[Math.min(Math.max(to, 0), entries.length - 1)]!.item.id);
    else if (event.key === "Enter" && at >= 0) onOpen?.(selected!);
    else if (event.key === "Delete" && at >= 0 && onDelete) onDelete(selected!);
    else return;
    event.preventDefault();
  };
  if (entries.length === 0) return <p className={classes.empty}>{empty}</p>;
  const items = virtualizer.getVirtualItems();
  const shown = items.some(({ index }) => index === at);
  return (
    <div ref={scroller} className={classes.scroller} role="grid" aria-label="Equipment" aria-rowcount={entries.length + 1} aria-colcount={5} tabIndex={0} aria-activedescendant={shown ? `${id}-${at}` : undefined} onKeyDown={keys}>
      <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`} style={{ blockSize: headHeight }}>
        {sortColumns.map((title) => {
          const way = order?.column === title ? (order.descending ? "descending" : "ascending") : undefined;
          return (
            <div key={title} role="columnheader" aria-sort={way ?? "none"}>
              {onOrder === undefined ? (
                title
              ) : (
                <button type="button" className={classes.sort} onClick={() => onOrder(nextOrder(order, title))} onKeyDown={(event) => event.stopPropagation()}>
                  {title}
                  <span aria-hidden>{way === undefined ? "" : way === "ascending" ? " ↑" : " ↓"}</span>
                </button>
              )}
            </div>
          );
        })}
      </div>
      <div role="rowgroup" className={classes.body} style={{ blockSize: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <div
            key={entries[index]!.item.id}
            id={`${id}-${index}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={index === at}
            className={`${classes.row} ${classes.placed}`}
            style={{ transform: `translateY(${start - headHeight}px)`, blockSize: rowHeight }}
            onClick={() => onSelect(entries[index]!.item.id)}
            onDoubleClick={() => onOpen?.(entries[index]!.item.id)}
          >
            <Cells entry={entries[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells({ entry: { item, litres } }: { readonly entry: Entry }) {
  const { vessel, identity } = item;
  const diameter = inUnit(vessel.inner_diameter, "m");
  const impeller = vessel.impellers?.[0];
  const count = vessel.impellers?.length ?? 0;
  return (
    <>
      <div role="gridcell" className={classes.name}>
        <span aria-hidden>
          <VesselDrawing vessel={vessel} size="thumbnail" jacket={identity.jacket_kind} />
        </span>
        <span className={classes.words}>
          <span className={classes.title} title={nameOf(item)}>
            {nameOf(item)}
          </span>
          <span className={classes.badges}>
            {item.own && <Badge tt="none" size="sm" variant="light">Own</Badge>}
            {isGeneric(item) && <Badge tt="none" size="sm" variant="light" color="gray">Generic</Badge>}
            {!isComplete(vessel) && <Badge tt="none" size="sm" variant="light" color="yellow">Incomplete</Badge>}
          </span>
        </span>
      </div>
      <div role="gridcell">{volumeText(litres)}</div>
      <div role="gridcell">{diameter === undefined ? "–" : lengthText(diameter)}</div>
      <div role="gridcell" className={classes.clip}>{impeller === undefined ? "–" : `${count > 1 ? `${count} × ` : ""}${impeller.name ?? impeller.type ?? "–"}`}</div>
      <div role="gridcell" className={classes.clip}>{identity.kind ?? "–"}</div>
    </>
  );
}
