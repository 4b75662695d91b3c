import { Button, Text } from "@mantine/core";
import { IconPlayerPlayFilled, IconPlayerStopFilled } from "@tabler/icons-react";
import { secondsOfFit, spokenSeconds } from "../model/estimate_cost";
import { isFree } from "../model/unknowns";
import { startFit } from "../run/start_fit";
import type { Curves } from "../run/use_curves";
import type { FitState } from "../run/use_fit";
import classes from "./inspector.module.css";

/** The one thing to press. What it costs is known from the last fit of the kind, else from the curves. */
export function RunButton({ fit, curves }: { readonly fit: FitState; readonly curves: Curves }) {
  const { run, document, study } = fit;
  if (run.active)
    return (
      <div className={classes.run}>
        <Button fullWidth color="red" variant="light" leftSection={<IconPlayerStopFilled size={16} />} onClick={run.active.cancel}>
          Cancel
        </Button>
        <Text className={classes.cost}>Esc cancels; the best values so far are kept.</Text>
      </div>
    );
  const unknowns = (document.parameters ?? []).filter((parameter) => isFree(parameter, study.estimate)).length;
  const curvesTime = Object.values(curves.milliseconds).reduce((sum, one) => sum + one, 0);
  const seconds = secondsOfFit(curvesTime, unknowns, study.starts ?? 1);
  return (
    <div className={classes.run}>
      <Button fullWidth leftSection={<IconPlayerPlayFilled size={16} />} onClick={() => void startFit()}>
        Fit
      </Button>
      <Text className={classes.cost}>Runs here{curvesTime > 0 && `, ${spokenSeconds(seconds)}`} · Ctrl+Enter</Text>
    </div>
  );
}
