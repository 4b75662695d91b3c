import { Button, SegmentedControl, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { assign } from "@/ui/recipe/change";
import { AddCurves } from "./AddCurves";
import { addCurves, type Measure, measureBy, measureOf } from "./model/study";
import type { WilsonState } from "./use_wilson";
import classes from "./wilson.module.css";

const measures: readonly { value: Measure; label: string }[] = [
  { value: "curves", label: "Cooling curves" },
  { value: "coefficients", label: "Known U" },
];

/** Of which vessel, what was measured, and in which liquid. */
export function Inputs({ state }: { readonly state: WilsonState }) {
  const { vessels, vessel, select, study, change, readOnly } = state;
  const measure = measureOf(study);
  const turn = (next: Measure) => {
    const lost = study?.[measure]?.length ?? 0;
    change(next === "curves" ? "Read U from curves" : "Enter U that is known", (draft) => measureBy(draft, next));
    if (measure === "curves" && lost > 0) notifications.show({ message: `${lost === 1 ? "One curve was" : `${lost} curves were`} taken out: a line comes from curves or from coefficients. Undo brings ${lost === 1 ? "it" : "them"} back.` });
  };
  return (
    <div className={classes.bar}>
      <Select label="Vessel" data={vessels} value={vessel!.id} allowDeselect={false} onChange={(id) => select(id ?? undefined)} />
      <div>
        <span className={classes.label} id="wilson-measure">
          Measured
        </span>
        <SegmentedControl fullWidth size="xs" className={classes.measure!} aria-labelledby="wilson-measure" value={measure} disabled={readOnly} data={[...measures]} onChange={(next) => turn(next as Measure)} />
      </div>
      <QuantityInput label="Liquid volume" unit="L" value={study?.volume} disabled={readOnly} optional onChange={(volume) => change("Volume of the measured cooling", (draft) => assign(draft, "volume", volume))} />
      {measure === "curves" ? (
        <>
          {/* Of contents and wall; from medium and vessel when left empty. */}
          <QuantityInput label="Total heat capacity" unit="kJ/K" value={study?.heat_capacity} disabled={readOnly} optional onChange={(value) => change("Heat capacity of the cooling curves", (draft) => assign(draft, "heat_capacity", value))} />
          <AddButton state={state} />
        </>
      ) : (
        <QuantityInput label="Liquid temperature" unit="degC" units={["degC", "K", "degF"]} value={study?.temperature} disabled={readOnly} optional onChange={(value) => change("Temperature of the coefficients", (draft) => assign(draft, "temperature", value))} />
      )}
    </div>
  );
}

function AddButton({ state: { study, change, readOnly, name } }: { readonly state: WilsonState }) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button variant={study?.curves?.length ? "default" : "filled"} leftSection={<IconTable size={16} />} disabled={readOnly} onClick={() => setAdding(true)}>
        Add curves
      </Button>
      <AddCurves
        opened={adding}
        onClose={() => setAdding(false)}
        onRead={(curves, skipped) => {
          change(`Cooling curves of ${name}`, (draft) => addCurves(draft, curves));
          if (skipped > 0) notifications.show({ message: `${skipped === 1 ? "One row" : `${skipped} rows`} with an empty cell left out.` });
        }}
      />
    </>
  );
}
