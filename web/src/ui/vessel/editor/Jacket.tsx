import { Select } from "@mantine/core";
import { Fields, Note, Section } from "@/ui/recipe/Section";
import { useEditor } from "./context";
import { PathField } from "./PathField";

const kinds = [
  { value: "", label: "No jacket" },
  { value: "known", label: "Film coefficient is known" },
  { value: "plain", label: "Plain jacket" },
  { value: "half_pipe", label: "Half-pipe coil" },
  { value: "dimple", label: "Dimple jacket" },
];
const own: Readonly<Record<string, readonly string[]>> = {
  known: ["coefficient"],
  plain: ["gap", "height", "inlet_diameter", "inlet"],
  half_pipe: ["pipe_diameter", "angle", "coil_diameter", "length"],
  dimple: ["centre_distance", "dimple_diameter", "flow_area_min", "flow_area_max"],
};
const coolant = ["name", "density", "heat_capacity", "viscosity", "thermal_conductivity", "flow", "mass_flow", "inlet_min", "inlet_max"];

/** The jacket and what flows in it. Another type keeps what both have in common. */
export function Jacket() {
  const { record, change } = useEditor();
  const type = record.vessel.jacket?.type ?? "";
  const choose = (chosen: string | null) => {
    if (chosen === null || chosen === type) return;
    change("Change the jacket", ({ vessel }) => {
      if (chosen === "") return void delete vessel.jacket;
      const { top, covered, coolant: medium } = vessel.jacket ?? {};
      (vessel as { jacket?: object }).jacket = { type: chosen, ...(top !== undefined && { top }), ...(covered !== undefined && { covered }), coolant: medium ?? {} };
    });
  };
  return (
    <Section title="Jacket">
      <Select label="Type of jacket" data={kinds} value={type} onChange={choose} />
      {type === "" ? (
        <Note>{record.identity.jacket_kind ? `Described as: ${record.identity.jacket_kind}. Choose a type to compute with it.` : "Without a jacket nothing is cooled or heated through the wall."}</Note>
      ) : (
        <>
          <Fields>
            {[...own[type]!, "top", "covered"].map((key) => (
              <PathField key={key} path={`jacket.${key}`} />
            ))}
          </Fields>
          <Note>The coolant at its mean temperature:</Note>
          <Fields>
            {coolant.map((key) => (
              <PathField key={key} path={`jacket.coolant.${key}`} {...(key === "name" && { label: "Name" })} />
            ))}
          </Fields>
        </>
      )}
    </Section>
  );
}
