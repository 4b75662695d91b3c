/** Loaded with the frame, so what they do is loaded when it is asked for. */
import type { Command } from "@/ui/command/types";
import { newLineId } from "./lines/new_line";
import { wishFit } from "./session";

export const commands: readonly Command[] = [
  { id: "new-reaction", label: "Type a reaction", step: "scheme", run: () => document.getElementById(newLineId)?.focus() },
  { id: "add-species", label: "Add a species", step: "scheme", run: () => void import("./actions").then(({ addSpecies }) => addSpecies()) },
  { id: "tidy", label: "Tidy the diagram", step: "scheme", run: () => void import("./diagram/tidy").then(({ tidyDiagram }) => tidyDiagram()) },
  { id: "fit-view", label: "Fit the diagram into view", step: "scheme", run: wishFit },
];
