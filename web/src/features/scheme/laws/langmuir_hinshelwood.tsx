import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Equation } from "@/doc/equation";
import type { LangmuirHinshelwood, ProjectDocument, Reaction } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { ConstantField } from "./ConstantField";
import { Irreversible } from "./Irreversible";
import { RateConstantEditor } from "./RateConstantEditor";
import { addParameter } from "./constants";
import { followOrders } from "./follow";
import { type Orders, OrdersEditor, naturalOrders, totalOrder, written } from "./orders";
import { constantForOrders } from "./power";
import type { LawEditorProps, LawEntry } from "./types";
import { rateUnit } from "@/units/rate_units";
import classes from "./laws.module.css";

const newAdsorption = "1 L/mol";

function create(document: ProjectDocument, reaction: Reaction, equation: Equation): LangmuirHinshelwood {
  const orders = "orders" in reaction.rate ? reaction.rate.orders : undefined;
  const first = equation.reactants[0]?.species;
  return {
    law: "langmuir_hinshelwood",
    k: constantForOrders(document, reaction, equation),
    ...(orders && { orders }),
    adsorption: first === undefined ? {} : { [first]: addParameter(document, "Kads", newAdsorption, reaction) },
  };
}

function Editor({ reaction, law, equation, change }: LawEditorProps<LangmuirHinshelwood>) {
  const { species, parameters } = useDocument((document) => document);
  if (equation === undefined) return null;
  const orders = law.orders ?? naturalOrders(equation.reactants);
  const order = totalOrder(orders, parameters);
  const others = species.filter(({ id }) => law.adsorption[id] === undefined).map(({ id }) => id);
  const setOrders = (label: string, next: Orders) =>
    change(label, (draft, document) => {
      const given = written(next, equation.reactants);
      if (given === undefined) delete draft.orders;
      else draft.orders = given;
      followOrders(document, draft, order, totalOrder(next, parameters));
    });

  return (
    <>
      <Irreversible reaction={reaction} equation={equation} />
      <RateConstantEditor reaction={reaction} label="k" constant={law.k} unit={rateUnit(order, "min")}
        set={(label, constant) => change(label, (draft, document) => void (draft.k = constant(document) ?? draft.k))} />
      <OrdersEditor label="Orders" orders={orders} onChange={setOrders} />
      <fieldset className={classes.group}>
        <legend>Adsorption constants</legend>
        {Object.entries(law.adsorption).map(([id, constant]) => (
          <div key={id} className={classes.row}>
            {typeof constant === "object" ? <p className={classes.derived}>K of {id} depends on temperature by the document; remove it here to set a constant.</p> : <ConstantField label={`K of ${id}`} value={constant} unit="L/mol" stem="Kads"
              set={(label, value) => change(label, (draft, document) => void (draft.adsorption[id] = value(document) ?? constant))} />}
            <ActionIcon variant="subtle" aria-label={`${id} does not adsorb`} onClick={() => change(`Remove the adsorption of ${id}`, (draft) => void delete draft.adsorption[id])}>
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        {others.length > 0 && (
          <Select size="xs" aria-label="Add a species that adsorbs" placeholder="Add a species that adsorbs…" data={others} value={null} searchable
            onChange={(id) => id && change(`Add the adsorption of ${id}`, (draft, document) => void (draft.adsorption[id] = addParameter(document, "Kads", newAdsorption, reaction)))} />
        )}
      </fieldset>
      <QuantityInput label="Exponent of the denominator" value={law.exponent ?? 1} unit="1"
        onChange={(next) => change("Change the exponent", (draft) => void (draft.exponent = Number(next ?? 1)))} description="2 where two sites take part" />
    </>
  );
}

export const langmuirHinshelwood: LawEntry<LangmuirHinshelwood> = {
  law: "langmuir_hinshelwood",
  label: "Langmuir–Hinshelwood",
  short: "Langmuir–H.",
  formula: "r = k ∏ cᵢ^αᵢ / (1 + Σ Kᵢ cᵢ)ⁿ",
  create,
  Editor,
};
