/** All that can be done from the keyboard and from ⌘K: the app's own, and what the features list. */
import { useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { undo, redo } from "@/doc/store";
import { exportProject } from "@/doc/files";
import type { Command, CommandContext } from "@/ui/command/types";
import { says } from "@/ui/says";
import { addressOf } from "./address";
import { steps } from "./steps";

export interface HereContext extends CommandContext {
  readonly step: string;
}

const ofFeatures = Object.values(
  import.meta.glob<{ commands: readonly Command[] }>("../features/*/commands.ts", { eager: true }),
).flatMap(({ commands }) => commands);

export const commandList: readonly Command[] = [
  ...steps.map(({ id, label }, index) => ({ id, label: `Go to ${label}`, keys: `${index + 1}`, run: ({ goTo }: CommandContext) => goTo(id) })),
  { id: "undo", label: "Undo", keys: "mod+Z", run: () => says(undo(), "Undone", "There is nothing to undo.") },
  { id: "redo", label: "Redo", keys: "mod+Y", run: () => says(redo(), "Done again", "There is nothing to redo.") },
  { id: "redo-shift", label: "Redo", keys: "mod+shift+Z", run: () => says(redo(), "Done again", "There is nothing to redo.") },
  { id: "export", label: "Export the project", run: () => void exportProject() },
  { id: "history", label: "Show versions", run: ({ goTo }) => goTo("history") },
  { id: "settings", label: "Project settings", run: ({ goTo }) => goTo("settings") },
  ...ofFeatures,
];

/** The project and the step of this page, and a way to another step. */
export function useCommandContext(): HereContext {
  const { project = "" } = useParams({ strict: false });
  const step = useRouterState({ select: ({ location }) => location.pathname.split("/")[3] ?? "" });
  const navigate = useNavigate();
  return { project, step, goTo: (id) => void navigate({ to: addressOf(project, id) }), open: (address) => void navigate({ to: address as "/" }) };
}
