import { Button, Menu } from "@mantine/core";
import { IconDownload, IconPlus, IconUpload } from "@tabler/icons-react";
import type { Equipment } from "@/doc/equipment/item";
import { addEmpty, exportCsv, exportXlsx } from "../actions";
import classes from "../Equipment.module.css";

interface ToolbarProps {
  readonly total: number;
  readonly own: number;
  /** What the search and the filters leave: that is exported. */
  readonly found: readonly Equipment[];
  readonly onShow: (id: string) => void;
  readonly onImport: () => void;
}

const count = (all: readonly unknown[]) => `${all.length} ${all.length === 1 ? "vessel" : "vessels"}`;

export function Toolbar({ total, own, found, onShow, onImport }: ToolbarProps) {
  const mine = found.filter((item) => item.own);
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>Equipment</h1>
      <p className={classes.note} role="status">
        {found.length === total ? `${total - own} built-in, ${own} of your own` : `${found.length} of ${total} vessels`}
      </p>
      <span className={classes.gap} />
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onShow(addEmpty())}>
        Add vessel
      </Button>
      <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
        Import
      </Button>
      <Menu position="bottom-end" width={260} disabled={found.length === 0}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} disabled={found.length === 0}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What the list shows: {count(found)}</Menu.Label>
          <Menu.Item onClick={() => exportCsv(found)}>CSV</Menu.Item>
          <Menu.Item onClick={() => void exportXlsx(found)}>Excel workbook</Menu.Item>
          <Menu.Divider />
          <Menu.Label>Your own in it: {count(mine)}</Menu.Label>
          <Menu.Item disabled={mine.length === 0} onClick={() => exportCsv(mine)}>
            CSV of your own
          </Menu.Item>
          <Menu.Item disabled={mine.length === 0} onClick={() => void exportXlsx(mine)}>
            Excel workbook of your own
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
