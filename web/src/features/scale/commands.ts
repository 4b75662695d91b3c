import type { Command } from "@/ui/command/types";
import { control } from "./run/control";

export const commands: readonly Command[] = [
  { id: "scale.run", label: "Scale up, or rank the vessels", keys: "mod+Enter", step: "scale", run: control.start },
  { id: "scale.cancel", label: "Cancel the scale-up", keys: "Escape", step: "scale", run: control.cancel },
];
