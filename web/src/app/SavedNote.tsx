import { Tooltip } from "@mantine/core";
import { useStore } from "zustand";
import { type SyncState, syncStore } from "@/api/sync";
import { useProject } from "@/doc/use_project";
import classes from "./Frame.module.css";

const places: Record<SyncState["kind"], string> = {
  alone: "Saved on this device ✓",
  alike: "Saved here and on the server ✓",
  busy: "Saved here, sending…",
  refused: "Saved on this device only",
};

/** Where the work is, in words; why, when it is not where it should be. */
export function SavedNote() {
  const saved = useProject((project) => project.saved);
  const problem = useProject((project) => project.problem);
  const sync = useStore(syncStore, ({ state }) => state);
  const text = saved === "failed" ? "Not saved" : saved === "saving" ? "Saving…" : places[sync.kind];
  const why = problem ?? (sync.kind === "refused" ? `The server refused the project: ${sync.why}` : undefined);
  return (
    <Tooltip label={why} disabled={why === undefined} multiline maw={360}>
      <span className={`${classes.saved} ${saved === "failed" ? classes.failed : ""}`} role="status" tabIndex={why === undefined ? undefined : 0}>
        {text}
      </span>
    </Tooltip>
  );
}
