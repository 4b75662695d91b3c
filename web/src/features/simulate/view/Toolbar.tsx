import { Button, Checkbox, Menu, Popover, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconChevronDown, IconColumns, IconDownload } from "@tabler/icons-react";
import { download } from "@/doc/files";
import { prettyUnit } from "@/units/quantity";
import { seriesOf } from "../model/answer";
import { type Choice, type ColumnContext, choose, panelsOf } from "../model/columns";
import { listed } from "../model/figures";
import { type Values, differing } from "../model/fitted";
import { titleOf } from "../model/scenarios";
import { csvOf } from "../model/table";
import { copyTable } from "../run/copy";
import type { SimulateState } from "../run/use_simulate";
import classes from "./Simulate.module.css";

interface ToolbarProps {
  readonly state: SimulateState;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly context: ColumnContext;
}

export function Toolbar({ state, choice, onChoice, context }: ToolbarProps) {
  return (
    <>
      <Text fw={600} size="sm" truncate maw="18rem">
        {titleOf(state.selected!)}
      </Text>
      <ValuesSwitch state={state} />
      {state.fitted === undefined && <span className={classes.grow} />}
      <ColumnsMenu state={state} choice={choice} onChoice={onChoice} context={context} />
      <ExportMenu state={state} />
    </>
  );
}

/** Which values the parameters have: those of the project or those of the last fit, and whether that makes a difference. */
function ValuesSwitch({ state: { document, fitted, values, setValues } }: { readonly state: SimulateState }) {
  if (fitted === undefined) return null;
  const others = differing(document, fitted);
  const note = others.length === 0 ? "The project has the fitted values." : `The fit found other values for ${listed(others)}.`;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Values of the parameters"
        value={values}
        onChange={(next) => setValues(next as Values)}
        data={[
          { value: "project", label: "Values of the project" },
          { value: "fit", label: "Fitted values" },
        ]}
      />
      <Text size="xs" c="dimmed" className={classes.aside} title={note}>
        {note}
      </Text>
    </>
  );
}

function ColumnsMenu({ state, choice, onChoice, context }: ToolbarProps) {
  const series = seriesOf(state.simulation.picture);
  if (series === undefined) return null;
  const panels = panelsOf(series, choice, context);
  return (
    <Popover position="bottom-end" width={280} trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns size={14} aria-hidden />} rightSection={<IconChevronDown size={12} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflow: "auto" }}>
        <Stack gap="sm">
          {panels.map((panel) => (
            <Stack gap={6} key={panel.id} role="group" aria-label={panel.title}>
              <Text size="xs" fw={600}>
                {panel.title}
              </Text>
              {[...panel.left.columns, ...(panel.right?.columns ?? [])].map(({ column, label, shown }) => (
                <Checkbox
                  key={column.id}
                  size="xs"
                  label={column.unit === "1" ? label : `${label} / ${prettyUnit(column.unit)}`}
                  checked={shown}
                  onChange={({ currentTarget: { checked } }) => onChoice(choose(choice, column, checked, context))}
                />
              ))}
            </Stack>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ExportMenu({ state }: { readonly state: SimulateState }) {
  const { picture, current } = state.simulation;
  const series = seriesOf(picture);
  const name = titleOf(state.selected!).replaceAll(/[^\p{L}\p{N}]+/gu, "-") || "scenario";
  return (
    <Menu position="bottom-end" width={250} disabled={picture === undefined}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" disabled={picture === undefined} leftSection={<IconDownload size={14} aria-hidden />} rightSection={<IconChevronDown size={12} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!current && <Menu.Label>The last result, not of the present inputs</Menu.Label>}
        <Menu.Item onClick={() => download(`${name}.result.json`, `${JSON.stringify(picture, null, 2)}\n`, "application/json")}>Result as JSON</Menu.Item>
        <Menu.Item disabled={series === undefined} onClick={() => download(`${name}.csv`, csvOf(series!), "text/csv")}>
          Table as CSV
        </Menu.Item>
        <Menu.Item disabled={series === undefined} onClick={() => void copyTable(series!)}>
          Copy the table for Excel
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
