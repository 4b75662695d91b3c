import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Equation } from "@/doc/equation";
import type { Parameter, Quantity } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import classes from "./laws.module.css";

export type Orders = Readonly<Record<string, number>>;
type Side = Equation["reactants"];

/** The orders of an elementary step: the coefficients of a side. */
export function naturalOrders(side: Side): Record<string, number> {
  const orders: Record<string, number> = {};
  for (const { species, coefficient } of side) orders[species] = (orders[species] ?? 0) + coefficient;
  return orders;
}

/** An order may be a parameter; its start value then fixes the unit of k, as in the engine. */
export function totalOrder(orders: Orders, parameters: readonly Parameter[] = []): number {
  const nominal = (order: number | string) =>
    Number(typeof order === "string" ? (parameters.find(({ id }) => id === order)?.value ?? order) : order);
  return Object.values(orders).reduce((sum, order) => sum + nominal(order), 0);
}
const orderOf = (typed: Quantity | undefined) => (Number.isFinite(Number(typed)) ? Number(typed) : typed) as number;

const same = (a: Orders, b: Orders) => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.every((key) => a[key] === b[key]);
};
/** What the document says: nothing where the orders are those of the equation. */
export const written = (orders: Orders, side: Side): Record<string, number> | undefined => (same(orders, naturalOrders(side)) ? undefined : { ...orders });

interface OrdersEditorProps {
  readonly label: string;
  readonly orders: Orders;
  readonly onChange: (label: string, orders: Orders) => void;
}

/** One order per species; a catalyst or any other species may join. */
export function OrdersEditor({ label, orders, onChange }: OrdersEditorProps) {
  const species = useDocument((document) => document.species);
  const parameters = (useDocument((document) => document.parameters) ?? []).map(({ id }) => id);
  const others = species.filter(({ id }) => orders[id] === undefined).map(({ id }) => id);
  const without = (id: string) => Object.fromEntries(Object.entries(orders).filter(([one]) => one !== id));
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      {Object.entries(orders).map(([id, order]) => (
        <div key={id} className={classes.row}>
          <QuantityInput label={`in ${id}`} value={order} unit="1" onChange={(next) => onChange(`Change the order in ${id}`, { ...orders, [id]: orderOf(next) })} parameters={parameters} />
          <ActionIcon variant="subtle" aria-label={`Leave ${id} out of ${label.toLowerCase()}`} onClick={() => onChange(`Remove the order in ${id}`, without(id))}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {others.length > 0 && (
        <Select size="xs" aria-label={`Add a species to ${label.toLowerCase()}`} placeholder="Add a species…" data={others} value={null} searchable
          onChange={(id) => id !== null && onChange(`Add the order in ${id}`, { ...orders, [id]: 1 })} />
      )}
    </fieldset>
  );
}
