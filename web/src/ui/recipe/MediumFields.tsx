import { edit } from "@/doc/store";
import type { ProjectDocument, Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { SolventFill } from "../solvent/SolventFill";
import { assign } from "./change";
import { faultsWithin } from "./faults";
import { useRecipeScope } from "./scope";
import { Fields, Note } from "./Section";

type Medium = NonNullable<ProjectDocument["medium"]>;

const set = (key: keyof Medium, what: string) => (value: Quantity | undefined) =>
  edit(`Change ${what} of the medium`, (draft) => assign((draft.medium ??= {}), key, value));

/** An energy balance needs density and heat capacity of the mixture, which belong to the project and not to one recipe. */
export function MediumFields() {
  const { document, parameters, faults } = useRecipeScope();
  const { medium = {} } = document;
  const missing = medium.density === undefined || medium.heat_capacity === undefined;
  return (
    <>
      <Note>{missing ? "The energy balance needs density and heat capacity of the medium, for all runs of the project." : "Medium, for all runs of the project:"}</Note>
      <SolventFill />
      <Fields>
        <div data-field="/medium/density">
          <QuantityInput label="Density of the medium" unit="kg/L" optional value={medium.density} parameters={parameters} error={faultsWithin(faults, "/medium/density")} onChange={set("density", "density")} />
        </div>
        <div data-field="/medium/heat_capacity">
          <QuantityInput
            label="Heat capacity of the medium"
            unit="kJ/(kg K)"
            optional
            value={medium.heat_capacity}
            parameters={parameters}
            error={faultsWithin(faults, "/medium/heat_capacity")}
            onChange={set("heat_capacity", "heat capacity")}
          />
        </div>
      </Fields>
    </>
  );
}
