import type { Command } from "@/ui/command/types";
import { control } from "./run/control";

export const commands: readonly Command[] = [
  { id: "safety.run", label: "Assess the cooling failure", keys: "mod+Enter", step: "safety", run: control.start },
  { id: "safety.cancel", label: "Cancel the assessment", keys: "Escape", step: "safety", run: control.cancel },
];
