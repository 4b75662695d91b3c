/** Loaded with the frame, so what they do is loaded when it is asked for. */
import type { Command } from "@/ui/command/types";

export const commands: readonly Command[] = [
  { id: "data.import", label: "Import a table of measurements", run: ({ goTo }) => goTo("data/import") },
  { id: "data.add", label: "Add an experiment", step: "data", run: () => void import("./experiments/add").then(({ addEmpty }) => addEmpty()) },
];
