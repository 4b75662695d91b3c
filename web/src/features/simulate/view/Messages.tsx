import { Progress } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ProblemList, ProblemMessage } from "@/ui/problem/ProblemMessage";
import { stepOf } from "@/ui/problem/pointer_label";
import type { Fault } from "@/engine/results";
import { focusPlace } from "@/ui/recipe/focus";
import { useViewState } from "@/ui/view_state";
import { inProject } from "../model/problem";
import { titleOf } from "../model/scenarios";
import type { SimulateState } from "../run/use_simulate";
import classes from "./Simulate.module.css";

const stepNames = { scheme: "Scheme", data: "Data", fit: "Fit", simulate: "Simulate" } as const;

/** What went wrong and what it waits for, over the last picture. */
export function Messages({ state }: { readonly state: SimulateState }) {
  const { project, document, selected, simulation, overlays } = state;
  const navigate = useNavigate();
  const [, setPart] = useViewState("part", "recipe");
  const { problem, picture, current, run, waits } = simulation;
  const failed = run.result?.kind === "simulate" && run.inputKey === state.question?.key && run.result.status !== "ok" ? run.result : undefined;
  const faulty = overlays.filter(({ fault }) => fault !== undefined);
  const progress = run.active?.progress.at(-1)?.fraction;
  const action = ({ pointer }: Fault) => {
    const step = stepOf(pointer);
    if (step === "simulate" || pointer.startsWith("/medium/")) return { label: "Show the field", run: () => show(pointer) };
    return { label: `Go to ${stepNames[step]}`, run: () => void navigate({ to: `/p/${project}/${step}` as "/" }) };
  };
  const show = (pointer: string) => {
    setPart("recipe");
    focusPlace(pointer);
  };
  const kept = picture !== undefined && !current ? "The picture is the last one that could be computed." : undefined;
  const slow = run.active !== undefined && progress !== undefined && progress > 0;
  if (problem === undefined && failed === undefined && !waits && faulty.length === 0 && !slow) return null;

  return (
    <div className={classes.messages}>
      {slow && <Progress value={100 * progress} aria-label="Progress of the simulation" size="sm" />}
      {problem !== undefined && (
        <>
          <ProblemList problem={inProject(problem, document, selected!.id)} actionFor={action} />
          {kept && <p className={classes.note}>{kept}</p>}
        </>
      )}
      {failed !== undefined && (
        <ProblemMessage what="The run could not be finished" hint="Look at the conditions near the end of the picture: a runaway, a vessel that runs empty, a step too steep. Looser tolerances or another method under Output may help.">
          {failed.reason ?? "The solver stopped."} {current ? "What was reached is drawn." : kept}
        </ProblemMessage>
      )}
      {waits && problem === undefined && (
        <ProblemMessage tone="attention" what={run.stopped ? "The simulation was cancelled" : "The scenario has changed since it was simulated"} action={{ label: "Simulate", run: simulation.start }}>
          {simulation.milliseconds !== undefined && `The last run took ${(simulation.milliseconds / 1000).toFixed(1)} s, so it waits to be asked. `}
          {kept}
        </ProblemMessage>
      )}
      {faulty.map(({ question: { study }, fault }) => (
        <ProblemMessage key={study.id} tone="attention" what={`${titleOf(study)} could not be simulated`} hint="Select it to see where.">
          {fault}
        </ProblemMessage>
      ))}
    </div>
  );
}
