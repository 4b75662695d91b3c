import { Button } from "@mantine/core";
import { takeOver } from "@/doc/lease";
import { useProject } from "@/doc/use_project";
import classes from "./Frame.module.css";

/** One tab writes a project; the others look on, and may take over. */
export function ReadOnlyBanner() {
  const readOnly = useProject((project) => project.readOnly);
  if (!readOnly) return null;
  return (
    <div className={classes.banner} role="status">
      <span>This project is open in another tab, which keeps the changes. Here it can be read.</span>
      <Button size="compact-sm" color="yellow" onClick={() => void takeOver()}>
        Take over
      </Button>
    </div>
  );
}
