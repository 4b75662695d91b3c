import { Select } from "@mantine/core";
import type { Row } from "@/doc/equipment/rows";
import type { ImpellerDraft } from "@/doc/vessels";
import { Card, Fields, Note, Section } from "@/ui/recipe/Section";
import { useEditor, useField } from "./context";
import { PathField } from "./PathField";
import classes from "./Editor.module.css";

const constants = ["laminar_constant", "turbulent_reynolds", "flow_number", "metzner_otto", "zwietering", "blades", "blade_angle", "blade_width", "heat_transfer.factor", "heat_transfer.reynolds_exponent", "heat_transfer.viscosity_exponent"];

/** From below. What is left empty comes from the catalogue. */
export function Impellers({ types }: { readonly types: readonly Row[] }) {
  const { record, change } = useEditor();
  const { impellers } = record.vessel;
  const add = () =>
    change("Add an impeller", ({ vessel }) => {
      const list = ((vessel as { impellers?: ImpellerDraft[] }).impellers ??= []);
      list.push({ type: "pbt4_45" });
    });
  const remove = (at: number) => change(`Remove impeller ${at + 1}`, ({ vessel }) => void vessel.impellers!.splice(at, 1));
  return (
    <Section title="Impellers, from below" add={{ label: "Add impeller", onClick: add }}>
      {(impellers === undefined || impellers.length === 0) && <Note>{impellers === undefined ? "Not given yet." : "This vessel has no impeller."}</Note>}
      {impellers?.map((_one, at) => (
        // eslint-disable-next-line react/no-array-index-key -- an impeller is known by its place on the shaft
        <Card key={at} title={`Impeller ${at + 1}`} onRemove={() => remove(at)}>
          <TypeField path={`impellers.${at}.type`} types={types} />
          <Fields>
            <PathField path={`impellers.${at}.diameter`} />
            <PathField path={`impellers.${at}.clearance`} />
            <PathField path={`impellers.${at}.power_number`} />
          </Fields>
          <details className={classes.more}>
            <summary>More constants of impeller {at + 1}</summary>
            <Fields>
              <PathField path={`impellers.${at}.name`} />
              {constants.map((key) => (
                <PathField key={key} path={`impellers.${at}.${key}`} />
              ))}
            </Fields>
          </details>
        </Card>
      ))}
    </Section>
  );
}

function TypeField({ path, types }: { readonly path: string; readonly types: readonly Row[] }) {
  const { value, fault, set } = useField(path);
  const known = types.map((row) => ({ value: String(row.key), label: String(row.name) }));
  const data = [...known, { value: "custom", label: "An impeller of your own" }];
  if (typeof value === "string" && !data.some((one) => one.value === value)) data.unshift({ value, label: value });
  return <Select label="Type" error={fault} data={data} value={(value as string | undefined) ?? null} placeholder="not given" searchable nothingFoundMessage="No such impeller; choose “An impeller of your own”." maxDropdownHeight={320} onChange={(chosen) => chosen !== null && set(chosen)} />;
}
