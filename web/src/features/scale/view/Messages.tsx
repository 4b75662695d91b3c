import { Progress } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Fault } from "@/engine/results";
import { ProblemList, ProblemMessage } from "@/ui/problem/ProblemMessage";
import { stepOf } from "@/ui/problem/pointer_label";
import { fieldOf, partOf } from "../model/faults";
import type { Need } from "../model/preflight";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const stepNames = { scheme: "Scheme", data: "Data", fit: "Fit", simulate: "Simulate" } as const;

interface MessagesProps {
  readonly state: ScaleState;
  /** Shows the field of the inspector. */
  readonly goTo: (field: string) => void;
}

/** What is missing, what went wrong, what it waits for; each with the button that leads there. */
export function Messages({ state, goTo }: MessagesProps) {
  const { project, document, study, problem, failure, needs, advice, picture, current, run, start, ready } = state;
  const navigate = useNavigate();
  const waits = ready && !current && run.active === undefined && problem === undefined && failure === undefined;
  const place = document.studies?.findIndex(({ id }) => id === study?.id) ?? -1;
  const action = (fault: Fault) => {
    const field = fieldOf(fault);
    if (partOf(field) !== undefined) return { label: "Show the field", run: () => goTo(field.startsWith("vessels/") ? fieldOfVessel(state, field) : field) };
    const step = stepOf(fault.pointer);
    return { label: `Go to ${stepNames[step]}`, run: () => void navigate({ to: `/p/${project}/${step}` as "/" }) };
  };
  const shown: readonly Need[] = needs.length > 0 ? needs.slice(0, 3) : picture === undefined ? [] : advice;
  const progress = run.active?.progress.at(-1);
  return (
    <div className={classes.messages}>
      {run.active !== undefined && progress !== undefined && progress.fraction > 0 && <Running fraction={progress.fraction} cases={progress.values} />}
      {problem !== undefined && <ProblemList problem={inProject(problem, place)} actionFor={(fault) => action(inStudy(fault, place))} />}
      {failure !== undefined && (
        <ProblemMessage what="The recipe could not be run to its end in the laboratory vessel" hint="Simulate it under Simulate first: a vessel that runs empty or a runaway shows there." action={{ label: "Go to Simulate", run: () => void navigate({ to: `/p/${project}/simulate` as "/" }) }}>
          {failure}
        </ProblemMessage>
      )}
      {shown.map(({ id, what, todo, field }) => (
        <ProblemMessage key={id} tone={needs.length > 0 ? "attention" : "note"} what={what} hint={todo} action={{ label: "Show the field", run: () => goTo(field) }} />
      ))}
      {waits && (run.stopped !== undefined || picture !== undefined) && (
        <ProblemMessage tone="attention" what={run.stopped ? "The scale-up was cancelled" : "Inputs changed since this scale-up"} action={{ label: "Scale up", run: start }}>
          {picture === undefined ? undefined : "What is shown is the last answer."}
        </ProblemMessage>
      )}
    </div>
  );
}

/** A fault of a vessel is shown where the vessel was chosen. */
function fieldOfVessel({ document, study }: ScaleState, field: string): string {
  const id = document.vessels?.[Number(field.split("/")[1])]?.id;
  if (id === study?.base?.vessel) return "base/vessel";
  const place = study?.targets?.findIndex(({ vessel }) => vessel === id) ?? -1;
  return place < 0 ? "targets" : `targets/${place}/vessel`;
}

/** The engine sees one study, the first of its document; in the project it has another place. */
const inProject = (problem: NonNullable<ScaleState["problem"]>, place: number) =>
  place <= 0 || problem.errors === undefined ? problem : { ...problem, errors: problem.errors.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/studies\/0(?=\/|$)/, `/studies/${place}`) })) };
const inStudy = (fault: Fault, place: number): Fault => ({ ...fault, pointer: fault.pointer.replace(new RegExp(`^/studies/${place}(?=/|$)`), "/studies/0") });

function Running({ fraction, cases }: { readonly fraction: number; readonly cases: Readonly<Record<string, number | null>> | undefined }) {
  const percent = Math.round(100 * fraction);
  const words = cases?.case != null && cases.cases != null ? `, case ${cases.case} of ${cases.cases}` : "";
  return (
    <div className={classes.running}>
      <Progress className={classes.progress} value={percent} aria-label="Progress of the scale-up" />
      <span role="status">
        {percent} %{words}
      </span>
    </div>
  );
}
