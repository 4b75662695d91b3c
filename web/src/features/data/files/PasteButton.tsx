import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { openText } from "../import/session";

/** A table from the clipboard, as spreadsheets copy it. Ctrl+V does the same. */
export function PasteButton({ onPasted, size = "sm" }: { readonly onPasted?: () => void; readonly size?: string }) {
  const paste = async () => {
    const text = await navigator.clipboard.readText().catch(() => undefined);
    if (text === undefined) return void notifications.show({ message: "This browser does not let the button read the clipboard. Press Ctrl+V instead." });
    if (text.trim() === "") return void notifications.show({ message: "The clipboard holds no table. Copy the cells in your spreadsheet first." });
    await openText(text);
    onPasted?.();
  };
  return (
    <Button variant="default" size={size} onClick={() => void paste()}>
      Paste a table
    </Button>
  );
}
