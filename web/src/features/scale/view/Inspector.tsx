import { Tabs } from "@mantine/core";
import type { Part } from "../model/fields";
import type { ScaleState } from "../run/use_scale";
import { HeatPart } from "./HeatPart";
import { LiquidPart } from "./LiquidPart";
import { VesselsPart } from "./VesselsPart";

interface InspectorProps {
  readonly state: ScaleState;
  readonly part: Part;
  readonly onPart: (part: string | undefined) => void;
}
export function Inspector({ state, part, onPart }: InspectorProps) {
  return (
    <Tabs value={part} onChange={(next) => onPart(next ?? undefined)} keepMounted={false}>
      <Tabs.List grow mb="sm">
        <Tabs.Tab value="vessels">Vessels</Tabs.Tab>
        <Tabs.Tab value="liquid">Liquid</Tabs.Tab>
        <Tabs.Tab value="heat">Heat</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="vessels">
        <VesselsPart state={state} />
      </Tabs.Panel>
      <Tabs.Panel value="liquid">
        <LiquidPart state={state} />
      </Tabs.Panel>
      <Tabs.Panel value="heat">
        <HeatPart state={state} />
      </Tabs.Panel>
    </Tabs>
  );
}
