import { useMemo } from "react";
import type { SafetyAnswer } from "@/engine/safety_results";
import { numbersOf } from "../model/numbers";
import type { SafetyState } from "../run/use_safety";
import classes from "./Safety.module.css";

interface NumbersProps {
  readonly state: SafetyState;
  readonly answer: SafetyAnswer;
}
/** Every number, how sure it is and where it comes from. */
export function Numbers({ state: { current }, answer }: NumbersProps) {
  const rows = useMemo(() => numbersOf(answer), [answer]);
  const sure = rows.every(({ interval }) => interval === undefined);
  return (
    <div data-old={!current || undefined}>
      <table className={classes.table} aria-label="Numbers of the assessment">
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">Value</th>
            {!sure && <th scope="col">95 % interval</th>}
            <th scope="col">How it is computed</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, value, interval, note, formula, source }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{value}</td>
              {!sure && <td>{interval?.replace("95 %: ", "") ?? "–"}</td>}
              <td className={classes.how}>
                {note !== undefined && <strong>{note.replace(/\.?$/, ". ")}</strong>}
                <Formula text={formula} />
              </td>
              <td className={classes.how}>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.semenov === undefined && (
        <p className={classes.note}>Stability under cooling is not computed: it needs a decomposition, and UA and the coolant&apos;s temperature, from the recipe&apos;s jacket or entered under Cooling.</p>
      )}
    </div>
  );
}

/** "ΔT_ad" with its index set low. */
function Formula({ text }: { readonly text: string }) {
  return text.split(/_([a-z]+\d*|\d+)/i).map((part, place) =>
    // Indices stand at odd places, and no part ever moves.
    // oxlint-disable-next-line react/no-array-index-key
    place % 2 === 1 ? <sub key={place}>{part}</sub> : <span key={place}>{part}</span>,
  );
}

/** What the engine noticed, and how long it took. */
export function Log({ state: { run }, answer: { warnings, solver, uncertainty, provenance } }: NumbersProps) {
  return (
    <ul className={classes.log}>
      {warnings.map(({ code, message }) => (
        <li key={code + message}>{message}</li>
      ))}
      {run.milliseconds !== undefined && <li>{(run.milliseconds / 1000).toFixed(2)} s</li>}
      {uncertainty !== undefined && <li>{`${uncertainty.samples} samples of the parameters, ${uncertainty.failed} failed`}</li>}
      {solver !== undefined && <li>{`Normal run: ${solver.method}, ${solver.steps} steps`}</li>}
      <li>Engine {provenance.engine}</li>
    </ul>
  );
}
