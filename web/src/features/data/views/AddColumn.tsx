import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { edit } from "@/doc/store";
import type { Experiment, ProjectDocument } from "@/doc/types";
import type { UnitOracle } from "../import/map/units";
import { addColumn } from "../table/edits";
import type { DataTable } from "../table/table";

interface AddColumnProps {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly table: DataTable | undefined;
  readonly units: UnitOracle;
  readonly readOnly: boolean;
}

/** What can be measured and has no column in this table yet, each with its usual unit. */
export function AddColumn({ document, experiment, table, units, readOnly }: AddColumnProps) {
  const present = new Set(table?.columns.filter(({ kind }) => kind === "value").map(({ observable }) => observable));
  const concentration = table?.columns.find(({ kind, unit }) => kind === "value" && units.kindOf(unit) === "concentration")?.unit ?? "mol/L";
  const choices = [
    ...document.species.map(({ id, name }) => ({ id, label: name && name !== id ? `${id}, ${name}` : id, unit: concentration })),
    ...(document.observables ?? []).map(({ id, name, unit = "1" }) => ({ id, label: name && name !== id ? `${id}, ${name}` : id, unit })),
    { id: "T", label: "Temperature T", unit: "degC" },
    { id: "V", label: "Volume V", unit: "L" },
    { id: "T_jacket", label: "Jacket temperature", unit: "degC" },
  ].filter(({ id }) => !present.has(id));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly || choices.length === 0}>
          Column
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: "auto" }}>
        {choices.map(({ id, label, unit }) => (
          <Menu.Item key={id} onClick={() => edit(`Add a column of ${id}`, (draft) => addColumn(draft, experiment.id, table, id, unit))}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
