import { Menu } from "@mantine/core";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { type Origin, titleOf } from "../model/scenarios";

interface NewScenarioItemsProps {
  readonly document: ProjectDocument;
  readonly selected: SimulateStudy | undefined;
  readonly onNew: (origin: Origin) => void;
}
/** Where a new scenario may begin. */
export const NewScenarioItems = ({ document: { experiments }, selected, onNew }: NewScenarioItemsProps) => (
  <>
    {selected && <Menu.Item onClick={() => onNew({ kind: "scenario", id: selected.id })}>Copy of {titleOf(selected)}</Menu.Item>}
    <Menu.Item onClick={() => onNew({ kind: "plain" })}>Plain batch, one hour at 25 °C</Menu.Item>
    {(experiments?.length ?? 0) > 0 && <Menu.Label>With the recipe of an experiment</Menu.Label>}
    {experiments?.map(({ id, name }) => (
      <Menu.Item key={id} onClick={() => onNew({ kind: "experiment", id })}>
        {name ?? id}
      </Menu.Item>
    ))}
  </>
);
