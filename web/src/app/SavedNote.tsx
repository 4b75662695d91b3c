import { useProject } from "@/doc/use_project";
import classes from "./Frame.module.css";

const words = { saved: "Saved on this device ✓", saving: "Saving…", failed: "Not saved" } as const;

export function SavedNote() {
  const saved = useProject((project) => project.saved);
  return (
    <span className={`${classes.saved} ${saved === "failed" ? classes.failed : ""}`} role="status">
      {words[saved]}
    </span>
  );
}
