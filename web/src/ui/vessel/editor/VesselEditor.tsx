import { useMemo } from "react";
import { faultsIn } from "@/doc/equipment/check";
import { type VesselRecord, fieldAt, setAt } from "@/doc/equipment/fields";
import type { Quantity } from "@/doc/types";
import { Fields, Section } from "@/ui/recipe/Section";
import { useUnitsReady } from "@/units/use_units";
import { useImpellerTypes } from "../use_equipment";
import { EditorProvider } from "./context";
import { Impellers } from "./Impellers";
import { Jacket } from "./Jacket";
import { PathField } from "./PathField";
import { Wall } from "./Wall";

interface VesselEditorProps {
  readonly record: VesselRecord;
  /** @param recipe changes the record that it is given, a draft of immer */
  readonly onChange: (label: string, recipe: (record: VesselRecord) => void) => void;
  /** False for the vessel of a project, which says of vendor and model no more than its name. */
  readonly identity?: boolean;
}

const bottoms = { flat: "Flat", elliptical: "Elliptical 2:1", torispherical: "Torispherical (Klöpper)", hemispherical: "Hemispherical", conical: "Conical", spheroidal: "Half-spheroid of given depth" };

/** Every value of a vessel of one's own, with what is wrong at its field. */
export function VesselEditor({ record, onChange, identity = true }: VesselEditorProps) {
  const ready = useUnitsReady();
  const rows = useImpellerTypes();
  const types = useMemo(() => (rows.length === 0 ? undefined : new Set(rows.map(({ key }) => String(key)))), [rows]);
  const faults = ready ? faultsIn(record.vessel, types) : {};
  const set = (path: string, value: Quantity | undefined) => onChange(`Change ${fieldAt(path).title.toLowerCase()}`, (draft) => setAt(draft, path, value));
  const needsDepth = ["conical", "spheroidal"].includes(record.vessel.bottom?.shape ?? "") || record.vessel.bottom?.depth !== undefined;
  return (
    <EditorProvider value={{ record, faults, change: onChange, set }}>
      <Section title="Vessel">
        <PathField path="name" />
        {identity && (
          <Fields>
            <PathField path="identity.scale" words={{ lab: "Lab", pilot: "Pilot", production: "Production" }} />
            <PathField path="identity.kind" />
            <PathField path="identity.vendor" />
            <PathField path="identity.model" />
            <PathField path="identity.material" />
            <PathField path="identity.nominal_volume" />
          </Fields>
        )}
      </Section>
      <Section title="Shape and volume">
        <Fields>
          <PathField path="inner_diameter" />
          <PathField path="bottom.shape" words={bottoms} />
          {needsDepth && <PathField path="bottom.depth" label="Depth of the bottom" />}
          <PathField path="capacity" description="Up to the brim" />
          <PathField path="working_volume.min" />
          <PathField path="working_volume.max" />
        </Fields>
      </Section>
      <Impellers types={rows} />
      <Section title="Baffles and drive">
        <Fields>
          <PathField path="baffles" />
          <PathField path="baffle_width" />
          <PathField path="speed.min" />
          <PathField path="speed.max" />
        </Fields>
      </Section>
      <Wall />
      <Jacket />
      <Section title="Measured heat transfer">
        <Fields>
          <PathField path="measured.intercept" />
          <PathField path="measured.slope" />
          <PathField path="measured.reference_speed" />
        </Fields>
      </Section>
      <Section title="Limits">
        <Fields>
          <PathField path="temperature.min" />
          <PathField path="temperature.max" />
          <PathField path="pressure.max" />
          <PathField path="heat_capacity" />
        </Fields>
      </Section>
      <Section title="Where it comes from">
        <PathField path="source" />
        <PathField path="notes" long />
      </Section>
    </EditorProvider>
  );
}

/** What the engine needs and is not there, as a sentence. */
export function missingSentence(missing: readonly string[]): string {
  const list = missing.length > 1 ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)!}` : (missing[0] ?? "");
  return `Not given: ${list}.`;
}
