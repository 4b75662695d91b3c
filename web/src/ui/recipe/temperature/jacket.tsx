import { Switch } from "@mantine/core";
import type { TemperatureControl } from "@/doc/types";
import { assign, within } from "../change";
import { ConstantOrPoints } from "../ConstantOrPoints";
import { Field } from "../Field";
import { Part } from "../Part";
import { Fields } from "../Section";
import { HeatTransfer, heatTransferOf } from "./HeatTransfer";
import type { ControlFieldsProps, ControlKind } from "./types";

const freshCoolant = { flow: "2 L/min", volume: "0.3 L", inlet_temperature: "10 degC", density: "1 kg/L", heat_capacity: "4.18 kJ/(kg K)" };

function toggleCoolant(draft: TemperatureControl, on: boolean): void {
  assign(draft, "coolant", on ? freshCoolant : undefined);
  // With a coolant the jacket temperature is a state, of which only the start can be given.
  if (on && typeof draft.jacket_temperature === "object") delete draft.jacket_temperature;
  if (!on) draft.jacket_temperature ??= "25 degC";
}

function JacketFields({ control, onChange }: ControlFieldsProps) {
  const { coolant } = control;
  const changeCoolant = within(onChange, (draft) => draft.coolant!);
  return (
    <>
      <HeatTransfer control={control} onChange={onChange} />
      {coolant === undefined ? (
        <ConstantOrPoints
          label="Jacket temperature"
          member="jacket_temperature"
          unit="degC"
          fresh="25 degC"
          value={control.jacket_temperature}
          onChange={(label, value) => onChange(label, (draft) => void (draft.jacket_temperature = value as NonNullable<TemperatureControl["jacket_temperature"]>))}
        />
      ) : (
        <Field of={control} name="jacket_temperature" label="Jacket temperature at the start" unit="degC" optional description="Empty: the inlet temperature" onChange={onChange} />
      )}
      <Switch label="Coolant flows through the jacket" checked={coolant !== undefined} onChange={({ currentTarget: { checked } }) => onChange(checked ? "Add a coolant" : "Remove the coolant", (draft) => toggleCoolant(draft, checked))} />
      {coolant && (
        <Part of="coolant">
        <Fields>
          <Field of={coolant} name="flow" label="Coolant flow" unit="L/min" onChange={changeCoolant} />
          <Field of={coolant} name="volume" label="Jacket volume" unit="L" onChange={changeCoolant} />
          <Field of={coolant} name="inlet_temperature" label="Inlet temperature" unit="degC" onChange={changeCoolant} />
          <Field of={coolant} name="density" label="Coolant density" unit="kg/L" onChange={changeCoolant} />
          <Field of={coolant} name="heat_capacity" label="Coolant heat capacity" unit="kJ/(kg K)" onChange={changeCoolant} />
        </Fields>
        </Part>
      )}
    </>
  );
}

export const jacket: ControlKind = {
  control: "jacket",
  label: "Jacket",
  meaning: "Heat flows through a wall to a jacket.",
  energyBalance: true,
  steady: true,
  fresh: ({ charge }, before) => ({
    control: "jacket",
    ...heatTransferOf(before),
    jacket_temperature: (typeof before.setpoint === "object" ? before.setpoint : undefined) ?? charge.temperature ?? "25 degC",
  }),
  Fields: JacketFields,
};
