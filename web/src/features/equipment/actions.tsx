import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { duplicateOf, emptyVessel } from "@/doc/equipment/document";
import { csvOf, tableOf, xlsxOf } from "@/doc/equipment/export";
import { type Equipment, nameOf } from "@/doc/equipment/item";
import { addOwn, ownStore, removeOwn, undoOwn } from "@/doc/equipment/own";
import { download } from "@/doc/files";

/** @returns its id */
export const addEmpty = (): string => addOwn("Add a vessel", [emptyVessel()])[0]!;
export const duplicate = (item: Equipment): string => addOwn(`Copy ${nameOf(item)}`, [duplicateOf(item)])[0]!;

/** What was deleted can be had back: here as long as the note is seen, by Ctrl+Z as long as the page is open. */
export function discard(item: Equipment): void {
  const label = `Delete ${nameOf(item)}`;
  removeOwn([item.id], label);
  const back = () => {
    notifications.hide(item.id);
    if (ownStore.getState().history.past.at(-1)?.label === label) undoOwn();
    else addOwn(`Bring back ${nameOf(item)}`, [item]);
  };
  notifications.show({
    id: item.id,
    autoClose: 15_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{nameOf(item)} was deleted.</span>
        <Button size="compact-sm" variant="default" onClick={back}>
          Undo
        </Button>
      </Group>
    ),
  });
}

export function exportCsv(items: readonly Equipment[]): void {
  download("equipment.csv", csvOf(tableOf(items)), "text/csv");
}
export async function exportXlsx(items: readonly Equipment[]): Promise<void> {
  download("equipment.xlsx", await xlsxOf(tableOf(items)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}
