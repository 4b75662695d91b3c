import type { Command } from "@/ui/command/types";
import { control } from "./run/control";

export const commands: readonly Command[] = [
  { id: "sensitivity.run", label: "Compute the sensitivities", keys: "mod+Enter", step: "sensitivity", run: control.start },
  { id: "sensitivity.cancel", label: "Cancel the sensitivity study", keys: "Escape", step: "sensitivity", run: control.cancel },
];
