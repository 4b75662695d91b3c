import { SegmentedControl } from "@mantine/core";
import type { Decomposition } from "@/doc/scaleup";
import type { Quantity } from "@/doc/types";
import type { Problem } from "@/engine/results";
import { assign } from "../recipe/change";
import { Field } from "./Field";
import classes from "./Study.module.css";

type Form = "none" | "dsc" | "arrhenius";
const fresh: Readonly<Record<Form, Decomposition | undefined>> = {
  none: undefined,
  dsc: { q0: "10 W/kg", T0: "150 degC", Ea: "100 kJ/mol", energy: "400 kJ/kg", order: 0 },
  arrhenius: { k: { k_ref: "1e-5 1/s", T_ref: "150 degC", Ea: "100 kJ/mol" }, energy: "400 kJ/kg", order: 1 },
};
const formOf = (decomposition: Decomposition | undefined): Form => (decomposition === undefined ? "none" : decomposition.k === undefined ? "dsc" : "arrhenius");
const celsius = ["degC", "K", "degF"];
type RateConstant = { A?: Quantity; k_ref?: Quantity; T_ref?: Quantity; Ea?: Quantity };

interface DecompositionFieldsProps {
  readonly state: { readonly problem: Problem | undefined; readonly readOnly: boolean };
  readonly decomposition: Decomposition | undefined;
  /** Changes the study that holds it. */
  readonly change: (label: string, change: (study: { decomposition?: Decomposition }) => void) => void;
}

/** What the mass does after the desired reaction: nothing known, from a point of a DSC, or from a rate constant. */
export function DecompositionFields({ state, decomposition, change }: DecompositionFieldsProps) {
  const form = formOf(decomposition);
  const k = decomposition?.k as RateConstant | undefined;
  const set = (key: "q0" | "T0" | "Ea" | "energy", words: string) => (value: Quantity | undefined) =>
    change(`Change the ${words} of the decomposition`, (mine) => mine.decomposition && assign(mine.decomposition, key, value));
  const setK = (key: keyof RateConstant, words: string) => (value: Quantity | undefined) =>
    change(`Change the ${words} of the decomposition`, (mine) => mine.decomposition?.k && assign(mine.decomposition.k as RateConstant, key, value));
  const heat = { state, path: "decomposition/energy", label: "Energy released", unit: "kJ/kg", value: decomposition?.energy, onChange: set("energy", "energy") };
  return (
    <>
      <div data-field="decomposition">
        <span className={classes.label} id="decomposition-form">
          Decomposition
        </span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="decomposition-form"
          value={form}
          disabled={state.readOnly}
          onChange={(next) => change("Change the decomposition", (mine) => assign(mine, "decomposition", structuredClone(fresh[next as Form])))}
          data={[
            { value: "none", label: "None known" },
            { value: "dsc", label: "From a DSC" },
            { value: "arrhenius", label: "Arrhenius" },
          ]}
        />
      </div>
      {form === "dsc" && (
        <div className={classes.pair}>
          <Field state={state} path="decomposition/q0" label="Heat release rate" unit="W/kg" required value={decomposition!.q0} onChange={set("q0", "heat release rate")} />
          <Field state={state} path="decomposition/T0" label="At" unit="degC" units={celsius} required value={decomposition!.T0} onChange={set("T0", "temperature")} />
          <Field state={state} path="decomposition/Ea" label="Activation energy" unit="kJ/mol" required value={decomposition!.Ea} onChange={set("Ea", "activation energy")} />
          <Field {...heat} />
        </div>
      )}
      {form === "arrhenius" && k !== undefined && (
        <div className={classes.pair}>
          {"A" in k ? (
            <Field state={state} path="decomposition/k/A" label="Pre-exponential factor" unit="1/s" required value={k.A} onChange={setK("A", "pre-exponential factor")} />
          ) : (
            <>
              <Field state={state} path="decomposition/k/k_ref" label="Rate constant" unit="1/s" units={["1/s", "1/min", "1/h"]} required value={k.k_ref} onChange={setK("k_ref", "rate constant")} />
              <Field state={state} path="decomposition/k/T_ref" label="At" unit="degC" units={celsius} required value={k.T_ref} onChange={setK("T_ref", "temperature")} />
            </>
          )}
          <Field state={state} path="decomposition/k/Ea" label="Activation energy" unit="kJ/mol" required value={k.Ea} onChange={setK("Ea", "activation energy")} />
          <Field {...heat} required />
        </div>
      )}
    </>
  );
}
