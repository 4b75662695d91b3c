import { Button, Group, Menu } from "@mantine/core";
import { IconArrowRight, IconArrowsMaximize, IconDownload, IconLayoutDistributeHorizontal, IconPlus } from "@tabler/icons-react";
import { projectStore } from "@/doc/store";
import { useProject } from "@/doc/use_project";
import { addSpecies } from "../actions";
import { startConnecting, stopConnecting, useSession, wishFit } from "../session";
import { exportJson, exportPng, exportSvg } from "./export";
import { tidyDiagram } from "./tidy";
import classes from "./diagram.module.css";

const here = () => projectStore.getState().document;

export function Toolbar({ selected, select }: { readonly selected: string | undefined; readonly select: (id: string) => void }) {
  const { readOnly, document } = useProject((project) => project);
  const connectFrom = useSession((session) => session.connectFrom);
  const empty = document.species.length === 0;
  const title = document.title ?? "";
  if (connectFrom !== undefined)
    return (
      <p className={classes.banner} role="status">
        <strong>Connect from {connectFrom}:</strong> choose a species or a reaction, or click the empty ground for a new species.
        <Button size="compact-sm" variant="default" onClick={stopConnecting}>Cancel</Button>
      </p>
    );
  return (
    <Group gap="0.375rem">
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} />} disabled={readOnly} onClick={() => select(addSpecies())}>Species</Button>
      <Button size="compact-sm" variant="default" leftSection={<IconArrowRight size={16} />} disabled={readOnly || selected === undefined} onClick={() => selected !== undefined && startConnecting(selected)}
        title={selected === undefined ? "Choose a species or a reaction first" : undefined}>
        {selected === undefined ? "Connect" : `Connect from ${selected}`}…
      </Button>
      <Button size="compact-sm" variant="default" leftSection={<IconLayoutDistributeHorizontal size={16} />} disabled={readOnly || empty} onClick={tidyDiagram}>Tidy</Button>
      <Button size="compact-sm" variant="default" leftSection={<IconArrowsMaximize size={16} />} disabled={empty} onClick={wishFit}>Fit view</Button>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconDownload size={16} />} disabled={empty}>Export</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => exportSvg(title)}>Picture as SVG</Menu.Item>
          <Menu.Item onClick={() => void exportPng(title)}>Picture as PNG</Menu.Item>
          <Menu.Item onClick={() => exportJson(here())}>Scheme as JSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
