/** When orders change, the unit of a constant changes with them: the number stays, as it is a new unknown anyway. */
import type { ProjectDocument, Quantity, QuantityOrParameter, RateLaw } from "@/doc/types";
import type { Equation } from "@/doc/equation";
import { amountOf, quantityOf } from "../lines/amount";
import { constantOf, mainValue, setConstant, withMainValue } from "./constants";
import { naturalOrders, totalOrder } from "./orders";
import { rateUnit, timeOf } from "@/units/rate_units";

/** The total order that fixes the unit of k; undefined where the unit does not depend on orders. */
export function orderOf(law: RateLaw, equation: Equation, document: Pick<ProjectDocument, "parameters">): number | undefined {
  if (law.law !== "power" && law.law !== "langmuir_hinshelwood") return undefined;
  return totalOrder(law.orders ?? naturalOrders(equation.reactants), document.parameters);
}

/** A unit that somebody wrote in another way is left alone: the check then says which would fit. */
function relabelled(quantity: Quantity | undefined, before: number, after: number): string | undefined {
  const amount = amountOf(quantity);
  if (amount === undefined) return undefined;
  const time = timeOf(amount.unit);
  return amount.unit === rateUnit(before, time) ? quantityOf({ ...amount, unit: rateUnit(after, time) }, 12) : undefined;
}

export function followOrders(document: ProjectDocument, law: RateLaw, before: number | undefined, after: number | undefined): void {
  const constant = constantOf(law);
  if (constant === undefined || before === undefined || after === undefined || before === after) return;
  const value: QuantityOrParameter = mainValue(constant);
  const parameter = document.parameters?.find(({ id }) => id === value);
  if (parameter === undefined) {
    const next = relabelled(value, before, after);
    if (next !== undefined) setConstant(law, withMainValue(constant, next));
    return;
  }
  for (const key of ["value", "min", "max"] as const) {
    const next = relabelled(parameter[key], before, after);
    if (next !== undefined) parameter[key] = next;
  }
}
