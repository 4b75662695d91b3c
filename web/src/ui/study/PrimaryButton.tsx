import { Button } from "@mantine/core";
import type { QuietRun } from "./quiet_run";

/** A run shorter than this is over before one could cancel it [ms]. */
const quickly = 300;

interface PrimaryButtonProps {
  readonly state: { readonly run: QuietRun; readonly ready: boolean; readonly current: boolean; readonly start: () => void; readonly cancel: () => void };
  readonly verb: string;
}

export function PrimaryButton({ state: { run, ready, current, start, cancel }, verb }: PrimaryButtonProps) {
  const slow = run.since !== undefined && !(run.milliseconds !== undefined && run.milliseconds < quickly);
  return slow ? (
    <Button fullWidth variant="default" onClick={cancel}>
      Cancel
    </Button>
  ) : (
    <Button fullWidth disabled={!ready} variant={current ? "light" : "filled"} onClick={start}>
      {current ? `${verb} again` : verb}
    </Button>
  );
}
