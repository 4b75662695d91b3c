import { Alert, SegmentedControl } from "@mantine/core";
import type { Draft } from "immer";
import { useState } from "react";
import type { ProjectDocument, RateConstant, Reaction } from "@/doc/types";
import { projectStore } from "@/doc/store";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { unitsEngine } from "@/units/engine_units";
import { ConstantField } from "./ConstantField";
import { type Form, formOf, obstacle, rewritten, withExponent } from "./arrhenius";
import { withTemperaturePower } from "@/units/rate_units";
import classes from "./laws.module.css";

interface RateConstantEditorProps {
  readonly reaction: Reaction;
  /** "k" or "vmax" */
  readonly label: string;
  readonly constant: RateConstant;
  /** That the orders of the law ask for. */
  readonly unit: string;
  readonly set: (label: string, constant: (document: Draft<ProjectDocument>) => RateConstant | undefined) => void;
}

const forms: { value: Form; label: string }[] = [
  { value: "constant", label: "constant" },
  { value: "reference", label: "k at T_ref, Ea" },
  { value: "arrhenius", label: "A, Ea, n" },
];

/** A rate constant and how it depends on temperature. */
export function RateConstantEditor({ reaction, label, constant, unit, set }: RateConstantEditorProps) {
  const [refused, setRefused] = useState<string>();
  const change = async (form: Form) => {
    await unitsEngine(); // energies and temperatures are converted by it
    const reason = obstacle(projectStore.getState().document, constant);
    setRefused(reason);
    if (reason === undefined) set(`Write ${label} as ${forms.find(({ value }) => value === form)!.label}`, (document) => rewritten(document, reaction, constant, form));
  };
  return (
    <div className={classes.group} role="group" aria-label={`${label} of ${reaction.id}`}>
      <SegmentedControl size="xs" fullWidth value={formOf(constant)} onChange={(form) => void change(form as Form)} data={forms} aria-label={`How ${label} depends on temperature`} />
      {refused && <Alert color="yellow" p="xs" withCloseButton closeButtonLabel="Close" onClose={() => setRefused(undefined)}>{refused}</Alert>}
      <Fields {...{ reaction, label, constant, unit, set }} />
    </div>
  );
}

function Fields({ reaction, label, constant, unit, set }: RateConstantEditorProps) {
  if (typeof constant !== "object") return <ConstantField label={label} value={constant} unit={unit} stem={label} set={set} />;
  const energy = (
    <ConstantField label="Ea" value={constant.Ea} unit="kJ/mol" stem="Ea" set={(step, value) => set(step, (document) => ({ ...constant, Ea: value(document) ?? constant.Ea }))} />
  );
  if ("A" in constant)
    return (
      <>
        <ConstantField label="A" value={constant.A} unit={withTemperaturePower(unit, constant.n ?? 0)} stem="A"
          set={(step, value) => set(step, (document) => ({ ...constant, A: value(document) ?? constant.A }))} />
        {energy}
        <QuantityInput label="n" value={constant.n ?? 0} unit="1" description="k = A Tⁿ exp(−Ea / R T)"
          onChange={(n) => set("Change the exponent of T", (document) => withExponent(document, reaction, constant, Number(n ?? 0)))} />
      </>
    );
  return (
    <>
      <ConstantField label={`${label}_ref`} value={constant.k_ref} unit={unit} stem={label}
        set={(step, value) => set(step, (document) => ({ ...constant, k_ref: value(document) ?? constant.k_ref }))} />
      <QuantityInput label="T_ref" value={constant.T_ref} unit="degC" onChange={(T_ref) => T_ref !== undefined && set("Change T_ref", () => ({ ...constant, T_ref }))} />
      {energy}
    </>
  );
}
