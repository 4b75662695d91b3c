import { Select } from "@mantine/core";
import type { TemperatureControl } from "@/doc/types";
import { assign } from "../change";
import { Field } from "../Field";
import { Fields } from "../Section";
import type { ControlFieldsProps } from "./types";

type Scaling = "constant" | "volume" | "wetted_area";
const scalings: { value: Scaling; label: string }[] = [
  { value: "constant", label: "constant" },
  { value: "volume", label: "with the volume" },
  { value: "wetted_area", label: "with the wetted area" },
];

/** UA of the wall, and how it follows the level of the liquid. */
export function HeatTransfer({ control, onChange }: ControlFieldsProps) {
  return (
    <Fields>
      <Field of={control} name="UA" label="UA" unit="W/K" step="Change UA" onChange={onChange} />
      <Select
        label="UA follows"
        data={scalings}
        value={control.UA_scaling ?? "constant"}
        allowDeselect={false}
        onChange={(next) => onChange("Change UA scaling", (draft) => scale(draft, next as Scaling))}
      />
      {control.UA_scaling === "wetted_area" && (
        <Field of={control} name="diameter" label="Inside diameter" unit="m" units={["m", "cm", "mm"]} onChange={onChange} />
      )}
    </Fields>
  );
}

function scale(draft: TemperatureControl, scaling: Scaling): void {
  assign(draft, "UA_scaling", scaling === "constant" ? undefined : scaling);
  assign(draft, "diameter", scaling === "wetted_area" ? (draft.diameter ?? "0.1 m") : undefined);
}

/** What a jacket keeps when its control is changed. */
export function heatTransferOf({ UA, UA_scaling, diameter }: TemperatureControl): Partial<TemperatureControl> {
  return { UA: UA ?? "5 W/K", ...(UA_scaling && { UA_scaling }), ...(diameter !== undefined && { diameter }) };
}
