import { Field } from "../Field";
import type { ControlFieldsProps, ControlKind } from "./types";

const IsothermalFields = ({ control, onChange }: ControlFieldsProps) => (
  <Field of={control} name="temperature" label="Held at" unit="degC" step="Change temperature" optional description="Empty: as charged, or as the stage begins" onChange={onChange} />
);

export const isothermal: ControlKind = {
  control: "isothermal",
  label: "Isothermal",
  meaning: "The temperature is held.",
  energyBalance: false,
  steady: true,
  fresh: () => ({ control: "isothermal" }),
  Fields: IsothermalFields,
};
