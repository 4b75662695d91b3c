import type { Equation } from "@/doc/equation";
import type { Reaction } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { editParameter, editReaction } from "../edits";
import { addParameter, constantOf, mainName, mainValue, setConstant, withMainValue } from "../laws/constants";
import { orderOf } from "../laws/follow";
import { rateUnit } from "@/units/rate_units";
import { amountOf } from "./amount";
import { ConstantSlider } from "./ConstantSlider";
import { FitMark } from "./FitMark";
import classes from "./lines.module.css";

interface LineConstantProps {
  readonly reaction: Reaction;
  readonly equation: Equation | undefined;
}

/** The constant of a line: its name, a slider over decades, its value with the unit, and whether the fit estimates it. */
export function LineConstant({ reaction, equation }: LineConstantProps) {
  const parameters = useDocument((document) => document.parameters);
  const readOnly = useProject((project) => project.readOnly);
  const { id, rate } = reaction;
  const constant = constantOf(rate);
  if (constant === undefined) return <span className={classes.formula} title={"formula" in rate ? rate.formula : ""}>{"formula" in rate ? rate.formula : ""}</span>;

  const value = mainValue(constant);
  const parameter = parameters?.find((one) => one.id === value);
  const name = parameter?.id ?? `${mainName(rate)} of ${id}`;
  const quantity = parameter === undefined ? value : parameter.value;
  const amount = amountOf(quantity);
  const unit = rateUnit((equation && orderOf(rate, equation, { parameters })) ?? 0, "min");

  const change = (next: string | number, gesture?: string) => {
    const options = gesture === undefined ? {} : { gesture };
    if (parameter !== undefined) editParameter(`Change ${name}`, parameter.id, (one) => void (one.value = next), options);
    else editReaction(`Change ${name}`, id, (draft) => setConstant(draft.rate, withMainValue(constant, next)), options);
  };
  const estimate = () =>
    editReaction(`Estimate ${name}`, id, (draft, whole) => setConstant(draft.rate, withMainValue(constant, addParameter(whole, rate.law === "michaelis_menten" ? "vmax" : "k", String(value), draft))));

  return (
    <div className={classes.constant}>
      <span className={classes.name} title={name}>{parameter?.id ?? mainName(rate)}</span>
      {quantity === undefined || amount === undefined ? <span className={classes.noSlider}>{parameter?.expression}</span> : (
        <ConstantSlider label={`${name}, logarithmic slider`} value={quantity} min={parameter?.min} max={parameter?.max} disabled={readOnly} onChange={(next) => change(next, `slider ${name}`)} />
      )}
      <div className={classes.value}>
        <QuantityInput label={name} hideLabel value={quantity} unit={amount?.unit || unit} disabled={readOnly || parameter?.expression !== undefined} onChange={(next) => next !== undefined && change(next)} />
      </div>
      {parameter === undefined ? (
        <button type="button" className={classes.fit} data-fixed disabled={readOnly} aria-pressed={false} aria-label={`${name} is estimated by the fit`} title="A number. Click to make it a parameter that the fit estimates." onClick={estimate}>
          fixed
        </button>
      ) : parameter.expression === undefined ? (
        <FitMark parameter={parameter} />
      ) : (
        <span className={classes.fit} data-fixed>derived</span>
      )}
    </div>
  );
}
