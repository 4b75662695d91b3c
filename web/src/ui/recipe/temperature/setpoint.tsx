import type { TemperatureControl } from "@/doc/types";
import { ConstantOrPoints } from "../ConstantOrPoints";
import { Field } from "../Field";
import { Fields } from "../Section";
import { HeatTransfer, heatTransferOf } from "./HeatTransfer";
import type { ControlFieldsProps, ControlKind } from "./types";

function SetpointFields({ control, onChange }: ControlFieldsProps) {
  return (
    <>
      <ConstantOrPoints
        label="Setpoint"
        member="setpoint"
        unit="degC"
        fresh="25 degC"
        value={control.setpoint}
        onChange={(label, value) => onChange(label, (draft) => void (draft.setpoint = value as NonNullable<TemperatureControl["setpoint"]>))}
      />
      <HeatTransfer control={control} onChange={onChange} />
      <Fields>
        <Field of={control} name="gain" label="Gain" unit="1" optional description="K of the jacket per K of error; empty: 1" onChange={onChange} />
        <Field of={control} name="integral_time" label="Integral time" unit="min" optional description="Empty: proportional only" onChange={onChange} />
        <Field of={control} name="jacket_min" label="Lowest jacket temperature" unit="degC" optional onChange={onChange} />
        <Field of={control} name="jacket_max" label="Highest jacket temperature" unit="degC" optional onChange={onChange} />
        <Field of={control} name="ramp_rate" label="Fastest ramp of the jacket" unit="K/min" optional onChange={onChange} />
      </Fields>
    </>
  );
}

export const setpoint: ControlKind = {
  control: "setpoint",
  label: "Setpoint",
  meaning: "A PI controller drives the jacket to the wanted temperature.",
  energyBalance: true,
  steady: true,
  fresh: ({ charge }, before) => ({
    control: "setpoint",
    setpoint: (typeof before.jacket_temperature === "object" ? before.jacket_temperature : undefined) ?? charge.temperature ?? "25 degC",
    ...heatTransferOf(before),
    gain: 4,
    integral_time: "10 min",
  }),
  Fields: SetpointFields,
};
