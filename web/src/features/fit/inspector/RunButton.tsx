import { Button, Text } from "@mantine/core";
import { IconPlayerPlayFilled, IconPlayerStopFilled } from "@tabler/icons-react";
import { RunPlace } from "@/ui/run_place/RunPlace";
import { spokenSeconds } from "@/ui/run_place/spoken_seconds";
import { secondsOfFit } from "../model/estimate_cost";
import { isFree } from "../model/unknowns";
import { startFit } from "../run/start_fit";
import type { FitState } from "../run/use_fit";
import { useSolveTime } from "../run/use_solve_time";
import classes from "./inspector.module.css";

/** The one thing to press, and what it costs. */
export function RunButton({ fit }: { readonly fit: FitState }) {
  const { run, document, study, experiments } = fit;
  const solve = useSolveTime(experiments[0]?.id);
  if (run.active)
    return (
      <div className={classes.run}>
        <Button fullWidth variant="default" leftSection={<IconPlayerStopFilled size={16} />} onClick={run.active.cancel}>
          Cancel
        </Button>
        <Text className={classes.cost}>Esc cancels; the best values so far are kept.</Text>
      </div>
    );
  const unknowns = (document.parameters ?? []).filter((parameter) => isFree(parameter, study.estimate)).length;
  const seconds = solve === undefined ? undefined : secondsOfFit(solve, experiments.length, unknowns, study.starts ?? 1);
  return (
    <div className={classes.run}>
      <Button fullWidth leftSection={<IconPlayerPlayFilled size={16} />} onClick={() => void startFit()}>
        Fit
      </Button>
      <Text component="div" className={classes.cost}>
        <RunPlace cost={seconds === undefined ? undefined : spokenSeconds(seconds)} /> · Ctrl+Enter
      </Text>
    </div>
  );
}
