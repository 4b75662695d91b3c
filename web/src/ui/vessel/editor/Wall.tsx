import { Autocomplete } from "@mantine/core";
import { knownMaterials } from "@/doc/equipment/check";
import type { WallLayer } from "@/doc/vessels";
import { Card, Fields, Note, Section } from "@/ui/recipe/Section";
import { useEditor, useField } from "./context";
import { PathField } from "./PathField";

/** Layers from inside, and fouling. */
export function Wall() {
  const { record, change } = useEditor();
  const { wall } = record.vessel;
  const add = () =>
    change("Add a layer of the wall", ({ vessel }) => {
      const list = ((vessel as { wall?: Partial<WallLayer>[] }).wall ??= []);
      list.push({ material: "stainless_316l", thickness: "5 mm" });
    });
  const remove = (at: number) =>
    change(`Remove layer ${at + 1} of the wall`, ({ vessel }) => {
      vessel.wall!.splice(at, 1);
      if (vessel.wall!.length === 0) delete vessel.wall;
    });
  return (
    <Section title="Wall, from inside" add={{ label: "Add layer", onClick: add }}>
      {wall === undefined && <Note>Without a wall its resistance to heat is neglected.</Note>}
      {wall?.map((_one, at) => (
        // eslint-disable-next-line react/no-array-index-key -- a layer is known by its place in the wall
        <Card key={at} title={`Layer ${at + 1}`} onRemove={() => remove(at)}>
          <Fields>
            <Material path={`wall.${at}.material`} />
            <PathField path={`wall.${at}.thickness`} />
            <PathField path={`wall.${at}.conductivity`} description="Known of the materials listed" />
          </Fields>
        </Card>
      ))}
      <Fields>
        <PathField path="fouling.inside" />
        <PathField path="fouling.outside" />
      </Fields>
    </Section>
  );
}

function Material({ path }: { readonly path: string }) {
  const { value, fault, set } = useField(path);
  return <Autocomplete label="Material" error={fault} data={[...knownMaterials]} value={(value as string | undefined) ?? ""} onChange={(text) => set(text === "" ? undefined : text)} />;
}
