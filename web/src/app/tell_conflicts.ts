import { notifications } from "@mantine/notifications";
import { syncStore } from "@/api/sync";

/** A project that was changed here and elsewhere keeps both; the person hears of it once. */
export const tellConflicts = (): (() => void) =>
  syncStore.subscribe(({ conflicts }, before) => {
    for (const title of conflicts.slice(before.conflicts.length))
      notifications.show({
        title: "Changed here and elsewhere",
        message: `“${title}” is as it is here. What the server had is among its versions.`,
        autoClose: false,
      });
  });
