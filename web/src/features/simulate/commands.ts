import type { Command } from "@/ui/command/types";
import { cancelSelected, duplicateSelected, startSelected } from "./run/control";

export const commands: readonly Command[] = [
  { id: "simulate.run", label: "Simulate", keys: "mod+Enter", step: "simulate", run: startSelected },
  { id: "simulate.cancel", label: "Cancel the simulation", keys: "Escape", step: "simulate", run: cancelSelected },
  { id: "simulate.duplicate", label: "Duplicate the scenario", step: "simulate", run: duplicateSelected },
];
