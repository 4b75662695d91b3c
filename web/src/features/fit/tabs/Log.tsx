import type { FitResult } from "@/engine/results";
import { formatNumber } from "@/units/format";
import classes from "./tabs.module.css";

const reasons: Readonly<Record<string, string>> = {
  relative_ssr: "the sum of squares no longer falls",
  step: "the parameters no longer move",
  gradient: "the gradient vanishes",
  exact_fit: "the residuals are round-off",
  max_iterations: "the limit of iterations was reached",
  no_decrease: "no step lowers the sum of squares",
  evaluation_failed: "the model cannot be computed near there",
  cancelled: "it was cancelled",
  deadline: "the time was up",
};

/** How the numbers came about: for the notebook, and for whoever doubts them. */
export function Log({ result, milliseconds, inputKey }: { readonly result: FitResult; readonly milliseconds: number | undefined; readonly inputKey: string | undefined }) {
  const { convergence, solver, provenance, warnings, balances } = result;
  const entries: [string, string][] = [
    ["Status", result.status + (result.reason ? `: ${result.reason}` : "")],
    ["Ended because", reasons[convergence.reason] ?? convergence.reason],
    ["Iterations", `${convergence.iterations}`],
    ["Solves of the model", `${convergence.ode_solves}`],
    ["Time", milliseconds === undefined ? "not measured" : `${formatNumber(milliseconds, 3)} ms in the engine, in this browser`],
    ["Solver", `${solver.method}: ${solver.steps} steps, ${solver.rejected_steps} rejected, ${solver.rhs_evaluations} evaluations, ${solver.jacobian_evaluations} Jacobians (curves of the result)`],
    ...Object.entries(balances)
      .filter((entry): entry is [string, number] => entry[1] !== null)
      .map(([name, value]): [string, string] => [name.replaceAll("_", " "), formatNumber(value, 2)]),
    ["Warnings", warnings.length === 0 ? "none" : warnings.map(({ message }) => message).join(" ")],
    ["Engine", provenance.engine],
    ["Seed", `${provenance.seed}`],
    ["SHA-256 of the input", provenance.document_sha256],
    ["Key of the input", inputKey ?? "–"],
  ];
  return (
    <dl className={classes.log}>
      {entries.map(([term, words]) => [<dt key={`${term} t`}>{term}</dt>, <dd key={`${term} d`}>{words}</dd>])}
    </dl>
  );
}
