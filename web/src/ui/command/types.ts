/** What a person can do: found by ⌘K, run by its keys, shown under `?`. A feature lists its own in commands.ts. */
export interface CommandContext {
  readonly project: string;
  readonly goTo: (step: string) => void;
  /** A page that belongs to no project: "/equipment". */
  readonly open: (address: string) => void;
}
export interface Command {
  readonly id: string;
  /** "Fit", "Cancel the fit": a verb. */
  readonly label: string;
  /** Of Mantine's useHotkeys: "mod+Enter". */
  readonly keys?: string;
  /** On which step; everywhere when absent. */
  readonly step?: string;
  readonly run: (context: CommandContext) => void;
}
