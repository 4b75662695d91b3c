import { Progress } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Fault } from "@/engine/results";
import { runId, useRuns } from "@/engine/runs";
import { type Action, ProblemList, ProblemMessage } from "../problem/ProblemMessage";
import { stepOf } from "../problem/pointer_label";
import { fieldOf, inProject, inStudy, type FieldPath } from "./faults";
import classes from "./Study.module.css";
import type { AnyStudyState } from "./use_study";

export interface Need {
  readonly id: string;
  readonly what: string;
  readonly todo: string;
  /** The answer is there without it, but poorer. */
  readonly tone?: "note" | "attention";
  readonly action?: Action | undefined;
}
interface MessagesProps {
  readonly state: AnyStudyState;
  /** What is missing; nothing can be computed before it, unless it is a note. */
  readonly needs: readonly Need[];
  /** "The assessment", "The study". */
  readonly name: string;
  /** Of the button that computes it. */
  readonly verb: string;
  /** The way to a field of this screen; none: it is edited on another step. */
  readonly goTo: (field: FieldPath) => Action | undefined;
}
const stepNames = { scheme: "Scheme", data: "Data", fit: "Fit", simulate: "Simulate" } as const;

/** What is missing, what went wrong, what it waits for; each with the button that leads there. */
export function Messages({ state, needs, name, verb, goTo }: MessagesProps) {
  const { project, document, study, problem, failure, picture, current, run, start, ready } = state;
  const navigate = useNavigate();
  const place = document.studies?.findIndex(({ id }) => id === study?.id) ?? -1;
  const waits = ready && !current && run.since === undefined && problem === undefined && failure === undefined;
  const to = (step: keyof typeof stepNames): Action => ({ label: `Go to ${stepNames[step]}`, run: () => void navigate({ to: `/p/${project}/${step}` as "/" }) });
  const actionFor = (fault: Fault) => goTo(fieldOf(inStudy(fault, place))) ?? to(stepOf(fault.pointer));
  return (
    <div className={classes.messages}>
      {study !== undefined && <Running id={runId(project, study.id)} name={name} />}
      {problem !== undefined && <ProblemList problem={inProject(problem, place)} actionFor={actionFor} />}
      {failure !== undefined && (
        <ProblemMessage what="The recipe could not be run to its end" hint="Simulate it first: a vessel that runs empty or a runaway shows there." action={to("simulate")}>
          {failure}
        </ProblemMessage>
      )}
      {needs.map(({ id, what, todo, tone = "attention", action }) => (
        <ProblemMessage key={id} tone={tone} what={what} hint={todo} action={action} />
      ))}
      {waits && (run.stopped !== undefined || picture !== undefined) && (
        <ProblemMessage tone="attention" what={run.stopped ? `${name} was cancelled` : `Inputs changed since ${name.toLowerCase()} was computed`} action={{ label: verb, run: start }}>
          {picture === undefined ? undefined : "What is shown is the last answer."}
        </ProblemMessage>
      )}
    </div>
  );
}

/** Listens to the progress by itself: nothing else is drawn again for it. */
function Running({ id, name }: { readonly id: string; readonly name: string }) {
  const last = useRuns(({ runs }) => runs[id]?.active?.progress.at(-1));
  if (last === undefined || last.fraction <= 0) return null;
  const percent = Math.round(100 * last.fraction);
  const { case: one, cases } = last.values ?? {};
  const counted = one != null && cases != null ? `, case ${one} of ${cases}` : "";
  return (
    <div className={classes.running}>
      <Progress className={classes.progress} value={percent} aria-label={`Progress of ${name.toLowerCase()}`} />
      <span role="status">
        {percent} %{counted}
      </span>
    </div>
  );
}
