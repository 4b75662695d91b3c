import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconPlus, IconTrash } from "@tabler/icons-react";
import { edit, projectStore } from "@/doc/store";
import type { Experiment } from "@/doc/types";
import type { Fault } from "@/engine/results";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import { addEmpty } from "../experiments/add";
import { copyId, deleteExperiment, duplicateExperiment } from "../experiments/edits";
import { temperatureIn } from "../experiments/facts";
import { pointsOf, spanOf } from "../table/table";

interface ExperimentListProps {
  readonly experiments: readonly Experiment[];
  readonly current: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
}

/** Name, points, temperature and span of each; the one that is looked at can be copied and deleted. */
export function ExperimentList({ experiments, current, onSelect, faults, readOnly }: ExperimentListProps) {
  return (
    <nav className={classes.list} aria-label="Experiments">
      <ul className={classes.items}>
        {experiments.map((experiment, index) => (
          <li key={experiment.id}>
            <button type="button" className={classes.item} aria-current={experiment.id === current} onClick={() => onSelect(experiment.id)}>
              <span className={classes.itemName} title={experiment.name ?? experiment.id}>
                {experiment.name ?? experiment.id}
              </span>
              <Facts experiment={experiment} faults={faults.filter(({ pointer }) => pointer.startsWith(`/experiments/${index}/`)).length} />
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly} onClick={() => onSelect(addEmpty())}>
          Experiment
        </Button>
        {current !== undefined && <More id={current} experiments={experiments} onSelect={onSelect} readOnly={readOnly} />}
      </div>
    </nav>
  );
}

function Facts({ experiment, faults }: { readonly experiment: Experiment; readonly faults: number }) {
  const span = spanOf(experiment);
  const points = pointsOf(experiment);
  const facts = [`${points} ${points === 1 ? "point" : "points"}`, temperatureIn(experiment), span && `${span.from}–${span.to} ${prettyUnit(span.unit)}`].filter(Boolean);
  return (
    <span className={classes.itemFacts}>
      {facts.join(" · ")}
      {faults > 0 && (
        <span className={classes.itemFault}>
          {" "}
          · {faults} {faults === 1 ? "fault" : "faults"}
        </span>
      )}
    </span>
  );
}

function More({ id, experiments, onSelect, readOnly }: { readonly id: string; readonly experiments: readonly Experiment[]; readonly onSelect: (id: string) => void; readonly readOnly: boolean }) {
  const name = experiments.find((one) => one.id === id)?.name ?? id;
  const duplicate = () => {
    const copy = copyId(projectStore.getState().document, id);
    edit(`Duplicate ${name}`, (draft) => duplicateExperiment(draft, id, copy));
    onSelect(copy);
  };
  const remove = () => {
    const index = experiments.findIndex((one) => one.id === id);
    const neighbour = experiments[index + 1] ?? experiments[index - 1];
    edit(`Delete ${name}`, (draft) => deleteExperiment(draft, id));
    if (neighbour) onSelect(neighbour.id);
  };
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={`More for ${name}`} disabled={readOnly}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={duplicate}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={remove}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
