import type { Command } from "@/ui/command/types";
import { cancelShown, startShown } from "./run/control";

export const commands: readonly Command[] = [
  { id: "scale.run", label: "Scale up, or rank the vessels", keys: "mod+Enter", step: "scale", run: startShown },
  { id: "scale.cancel", label: "Cancel the scale-up", keys: "Escape", step: "scale", run: cancelShown },
];
