import { notifications } from "@mantine/notifications";

/** Says which step was taken back or done again; a toast of its own place, so that ten undos make one, not ten. */
export function says(step: { readonly label: string } | undefined, verb: string, nothing: string): void {
  const message = step === undefined ? nothing : `${verb}: ${step.label}`;
  notifications.hide("history");
  notifications.show({ id: "history", message, autoClose: 2500, withCloseButton: false });
}
