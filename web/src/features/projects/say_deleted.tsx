import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { deleteProject } from "@/doc/persistence";

/** What was deleted can be had back as long as this is seen. @param onBack after it is back */
export function sayDeleted(id: string, title: string, onBack: () => void): void {
  const back = () => {
    notifications.hide(id);
    void deleteProject(id, false).then(onBack);
  };
  notifications.show({
    id,
    autoClose: 15_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{title} was deleted.</span>
        <Button size="compact-sm" variant="default" onClick={back}>
          Undo
        </Button>
      </Group>
    ),
  });
}
