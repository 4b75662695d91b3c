import { notifications } from "@mantine/notifications";
import { onRefused } from "@/doc/store";

const id = "read-only";

/** An edit while another tab writes the project changes nothing; that is said once, with the way out. */
export const tellRefusals = (): (() => void) =>
  onRefused((label) =>
    notifications.show({
      id,
      color: "yellow",
      title: `Not done: ${label}`,
      message: "Another tab edits this project. Press Take over above to edit it here.",
    }),
  );
