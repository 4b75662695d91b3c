import { Button } from "@mantine/core";
import type { Equation } from "@/doc/equation";
import type { EquilibriumConstant, PowerLaw, ProjectDocument, RateConstant, Reaction } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { ConstantField } from "./ConstantField";
import { RateConstantEditor } from "./RateConstantEditor";
import { referenceTemperature } from "./arrhenius";
import { amountOf } from "../lines/amount";
import { addParameter, parametersOf } from "./constants";
import { followOrders } from "./follow";
import { type Orders, OrdersEditor, naturalOrders, totalOrder, written } from "./orders";
import type { LawEditorProps, LawEntry } from "./types";
import { equilibriumUnit, rateUnit, timeOf } from "@/units/rate_units";
import classes from "./laws.module.css";

/** k of another law where it has one of the same meaning, else a new one of the unit that the orders ask for. */
export function constantForOrders(document: ProjectDocument, reaction: Reaction, equation: Equation): RateConstant {
  const { rate } = reaction;
  if (rate.law === "power" || rate.law === "langmuir_hinshelwood") return rate.k;
  const order = totalOrder(naturalOrders(equation.reactants));
  const named = parametersOf(rate, document);
  const fits = document.parameters?.find(({ id, value }) => {
    const unit = amountOf(value)?.unit;
    return rate.law === "expression" && named.includes(id) && unit === rateUnit(order, timeOf(unit ?? ""));
  });
  return fits?.id ?? addParameter(document, "k", `0.1 ${rateUnit(order, "min")}`, reaction);
}

function create(document: ProjectDocument, reaction: Reaction, equation: Equation): PowerLaw {
  const orders = "orders" in reaction.rate ? reaction.rate.orders : undefined;
  const law: PowerLaw = { law: "power", k: constantForOrders(document, reaction, equation), ...(orders && { orders }) };
  if (!equation.reversible) return law;
  const unit = equilibriumUnit(totalOrder(naturalOrders(equation.reactants)), totalOrder(naturalOrders(equation.products)));
  return { ...law, K_eq: addParameter(document, "K", unit === "1" ? "1" : `1 ${unit}`, reaction) };
}

function Editor({ reaction, law, equation, change }: LawEditorProps<PowerLaw>) {
  const parameters = useDocument((document) => document.parameters);
  if (equation === undefined) return null;
  const forward = law.orders ?? naturalOrders(equation.reactants);
  const reverse = law.orders_reverse ?? naturalOrders(equation.products);
  const [order, orderReverse] = [totalOrder(forward, parameters), totalOrder(reverse, parameters)];

  const setOrders = (label: string, orders: Orders) =>
    change(label, (draft, document) => {
      const next = written(orders, equation.reactants);
      if (next === undefined) delete draft.orders;
      else draft.orders = next;
      followOrders(document, draft, order, totalOrder(orders, parameters));
    });
  const setReverse = (label: string, orders: Orders) =>
    change(label, (draft) => {
      const next = written(orders, equation.products);
      if (next === undefined) delete draft.orders_reverse;
      else draft.orders_reverse = next;
    });

  return (
    <>
      <RateConstantEditor reaction={reaction} label="k" constant={law.k} unit={rateUnit(order, "min")}
        set={(label, constant) => change(label, (draft, document) => void (draft.k = constant(document) ?? draft.k))} />
      <OrdersEditor label="Orders" orders={forward} onChange={setOrders} />
      {equation.reversible && (
        <>
          <EquilibriumEditor reaction={reaction} value={law.K_eq} unit={equilibriumUnit(order, orderReverse)}
            set={(label, value) => change(label, (draft, document) => void (draft.K_eq = value(document) ?? draft.K_eq))} />
          <OrdersEditor label="Orders of the reverse reaction" orders={reverse} onChange={setReverse} />
        </>
      )}
    </>
  );
}

interface EquilibriumEditorProps {
  readonly reaction: Reaction;
  readonly value: EquilibriumConstant | undefined;
  readonly unit: string;
  readonly set: (label: string, value: (document: ProjectDocument) => EquilibriumConstant | undefined) => void;
}

/** K_eq, constant or after van 't Hoff: its dH and the heat of the reaction are one quantity. */
function EquilibriumEditor({ reaction, value, unit, set }: EquilibriumEditorProps) {
  if (typeof value !== "object")
    return (
      <fieldset className={classes.group}>
        <legend>Equilibrium</legend>
        <ConstantField label="K_eq" value={value} unit={unit} stem="K" set={set} />
        {value !== undefined && (
          <Button size="compact-xs" variant="subtle"
            onClick={() => set("Let K_eq depend on temperature", (document) => ({ K_ref: value, T_ref: referenceTemperature(document), dH: reaction.heat ?? addParameter(document, "dH", "-20 kJ/mol", reaction) }))}>
            Let K_eq depend on temperature
          </Button>
        )}
      </fieldset>
    );
  return (
    <fieldset className={classes.group}>
      <legend>Equilibrium after van ’t Hoff</legend>
      <ConstantField label="K_ref" value={value.K_ref} unit={unit} stem="K" set={(label, next) => set(label, (document) => ({ ...value, K_ref: next(document) ?? value.K_ref }))} />
      <QuantityInput label="T_ref of K" value={value.T_ref} unit="degC" onChange={(T_ref) => T_ref !== undefined && set("Change T_ref of K_eq", () => ({ ...value, T_ref }))} />
      <ConstantField label="dH" value={value.dH} unit="kJ/mol" stem="dH" set={(label, next) => set(label, (document) => ({ ...value, dH: next(document) ?? value.dH }))}
        {...(reaction.heat !== undefined && { description: "The heat of this reaction is the same quantity: let both agree." })} />
      <Button size="compact-xs" variant="subtle" onClick={() => set("Make K_eq constant", () => value.K_ref)}>
        Make K_eq constant
      </Button>
    </fieldset>
  );
}

export const power: LawEntry<PowerLaw> = {
  law: "power",
  label: "Power law",
  short: "Power law",
  formula: "r = k ∏ cᵢ^αᵢ, with k/K_eq backwards when reversible",
  create,
  Editor,
};
