import type { Command } from "@/ui/command/types";
import { cancelFit, isFitting, startFit } from "./run/start_fit";

export const commands: readonly Command[] = [
  { id: "fit.run", label: "Fit", keys: "mod+Enter", step: "fit", run: () => void startFit() },
  { id: "fit.cancel", label: "Cancel the fit", keys: "Escape", step: "fit", run: () => isFitting() && cancelFit() },
];
