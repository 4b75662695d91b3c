import { ActionIcon, Button, Checkbox, Menu, TextInput, Tooltip } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useState } from "react";
import { edit } from "@/doc/store";
import type { SimulateStudy } from "@/doc/types";
import { moveScenario, renameScenario, titleOf, toggleCompare } from "../model/scenarios";
import { add, discard, duplicate } from "../run/edits";
import type { SimulateState } from "../run/use_simulate";
import { NewScenarioItems } from "./NewScenarioItems";
import classes from "./Simulate.module.css";

type ListProps = Pick<SimulateState, "document" | "scenarios" | "selected" | "select" | "readOnly">;

/** Select by click or Enter, rename by F2 or double click, Alt and arrows move, Delete deletes. */
export const ScenarioList = memo(function ScenarioList(state: ListProps) {
  const { document, scenarios, selected, select, readOnly } = state;
  const [renaming, setRenaming] = useState<string>();
  return (
    <section aria-label="Scenarios">
      <div className={classes.heading}>
        <h2>Scenarios</h2>
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly}>
              New
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
            <NewScenarioItems document={document} selected={selected} onNew={(origin) => select(add(origin, selected?.id))} />
          </Menu.Dropdown>
        </Menu>
      </div>
      <ul className={classes.list}>
        {scenarios.map((study, place) => (
          <li key={study.id} className={classes.item} data-selected={study.id === selected?.id || undefined}>
            <CompareBox study={study} state={state} />
            {renaming === study.id ? (
              <NameField study={study} onDone={() => setRenaming(undefined)} />
            ) : (
              <button
                type="button"
                className={classes.name}
                title={titleOf(study)}
                aria-current={study.id === selected?.id}
                onClick={() => select(study.id)}
                onDoubleClick={() => setRenaming(study.id)}
                onKeyDown={(event) => onKey(event, study, () => setRenaming(study.id))}
              >
                {titleOf(study)}
              </button>
            )}
            <Menu position="bottom-end" width={200}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${titleOf(study)}`} disabled={readOnly}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setRenaming(study.id)} rightSection={<kbd>F2</kbd>}>
                  Rename
                </Menu.Item>
                <Menu.Item onClick={() => select(duplicate(study.id))}>Duplicate</Menu.Item>
                <Menu.Item disabled={place === 0} onClick={() => move(study, -1)} rightSection={<kbd>Alt ↑</kbd>}>
                  Move up
                </Menu.Item>
                <Menu.Item disabled={place === scenarios.length - 1} onClick={() => move(study, 1)} rightSection={<kbd>Alt ↓</kbd>}>
                  Move down
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item color="red" onClick={() => discard(study)} rightSection={<kbd>Del</kbd>}>
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
    </section>
  );
});

const move = (study: SimulateStudy, by: -1 | 1) => edit(`Move ${titleOf(study)} ${by < 0 ? "up" : "down"}`, (draft) => moveScenario(draft, study.id, by));

function onKey(event: KeyboardEvent, study: SimulateStudy, rename: () => void): void {
  const by = event.altKey && event.key === "ArrowUp" ? -1 : event.altKey && event.key === "ArrowDown" ? 1 : undefined;
  if (by !== undefined) move(study, by);
  else if (event.key === "F2") rename();
  else if (event.key === "Delete") discard(study);
  else return;
  event.preventDefault();
}

function CompareBox({ study, state: { document, selected, readOnly } }: { readonly study: SimulateStudy; readonly state: ListProps }) {
  const on = document.workbench?.compare?.includes(study.id) ?? false;
  const here = study.id === selected?.id;
  return (
    <Tooltip label={here ? "Selected, and so drawn" : on ? "Drawn dashed over the selected scenario" : "Draw over the selected scenario"}>
      <Checkbox
        size="xs"
        aria-label={`Compare with ${titleOf(study)}`}
        checked={here || on}
        disabled={here || readOnly}
        onChange={() => edit(`${on ? "Stop comparing" : "Compare"} with ${titleOf(study)}`, (draft) => toggleCompare(draft, study.id))}
      />
    </Tooltip>
  );
}

function NameField({ study, onDone }: { readonly study: SimulateStudy; readonly onDone: () => void }) {
  const [text, setText] = useState(titleOf(study));
  const accept = () => {
    if (text.trim() !== titleOf(study)) edit(`Rename ${titleOf(study)}`, (draft) => renameScenario(draft, study.id, text));
    onDone();
  };
  return (
    <TextInput
      size="xs"
      aria-label={`Name of ${titleOf(study)}`}
      data-autofocus
      autoFocus
      value={text}
      onChange={({ currentTarget: { value } }) => setText(value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={accept}
      onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && onDone())}
    />
  );
}
