import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { SimulateResult } from "@/engine/results";
import { estimatesOf } from "../model/fitted";
import { type CompareRow, differences, outcomes } from "../model/compare";
import { titleOf } from "../model/scenarios";
import { balanceRows, eventWords, solverName, solverSentence, summaryRows } from "../model/summary";
import { copyRows } from "../run/copy";
import type { SimulateState } from "../run/use_simulate";
import classes from "./Simulate.module.css";

export function Summary({ result }: { readonly result: SimulateResult }) {
  const rows = [...summaryRows(result), ...balanceRows(result)];
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.note}>{solverSentence(result)}</p>
        <span className={classes.grow} />
        <CopyButton onClick={() => void copyRows(["quantity", "value", "unit", "when"], rows.map(({ label, number, unit, when }) => [label, number, unit === "1" ? "" : unit, when ?? ""]))} />
      </div>
      <dl className={classes.cards}>
        {rows.map(({ id, label, value, when, tone }) => (
          <div key={id} className={classes.card}>
            <dt>{label}</dt>
            <dd className={tone === undefined ? "" : classes[tone]}>
              {value} {when && <small>{when}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const CopyButton = ({ onClick }: { readonly onClick: () => void }) => (
  <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} aria-hidden />} onClick={onClick}>
    Copy for Excel
  </Button>
);

/** Scenarios side by side: in what they differ, and what comes of it. */
export function Compare({ state, result }: { readonly state: SimulateState; readonly result: SimulateResult | undefined }) {
  const { document, selected, overlays } = state;
  const compared = [{ study: selected!, result }, ...overlays.map(({ question: { study }, result: other }) => ({ study, result: other }))];
  if (compared.length === 1)
    return <p className={classes.note}>Tick further scenarios in the list: they are drawn dashed over this one, and stand beside it here.</p>;
  const studies = compared.map(({ study }) => study);
  const titles = studies.map(titleOf);
  const [inputs, results] = [differences(document, studies), outcomes(compared)];
  const rows = (list: readonly CompareRow[]) =>
    list.map(({ label, cells }) => (
      <tr key={label}>
        <th scope="row">{label}</th>
        {cells.map((cell, place) => (
          <td key={studies[place]!.id}>{cell ?? "–"}</td>
        ))}
      </tr>
    ));
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.grow} />
        <CopyButton onClick={() => void copyRows(["", ...titles], [...inputs, ...results].map(({ label, cells }) => [label, ...cells.map((cell) => cell ?? "")]))} />
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            {studies.map((study) => (
              <th scope="col" key={study.id}>
                {titleOf(study)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inputs.length > 0 && <GroupRow text="In what they differ" span={studies.length + 1} />}
          {rows(inputs)}
          <GroupRow text="What comes of it" span={studies.length + 1} />
          {rows(results)}
        </tbody>
      </table>
    </>
  );
}
const GroupRow = ({ text, span }: { readonly text: string; readonly span: number }) => (
  <tr className={classes.group}>
    <th colSpan={span} scope="colgroup">
      {text}
    </th>
  </tr>
);

export function Log({ state, result }: { readonly state: SimulateState; readonly result: SimulateResult }) {
  const { simulation, values, fitted } = state;
  const events = eventWords(result);
  return (
    <ul className={classes.log}>
      <li>{solverSentence(result)}</li>
      {simulation.milliseconds !== undefined && <li>Computed in {formatNumber(simulation.milliseconds, 2)} ms.</li>}
      <li>
        {values === "fit" && fitted !== undefined
          ? `Parameters: fitted values. ${estimatesOf(fitted)
              .map(({ id, value, unit, experiment }) => `${id}${experiment === undefined ? "" : ` (${experiment})`} = ${formatNumber(value)} ${prettyUnit(unit)}`)
              .join(", ")}.`
          : "Parameters: values of the project."}
      </li>
      {result.status !== "ok" && <li className={classes.attention}>{result.reason}</li>}
      {result.warnings.map(({ code, message, path }) => (
        <li key={`${code} ${path ?? ""} ${message}`} className={classes.attention}>
          {message}
        </li>
      ))}
      {events.map((event) => (
        <li key={event}>Event {event}.</li>
      ))}
      {result.solver.switch_log?.map(({ time, time_unit, from, to, reason }) => (
        <li key={`${time} ${to}`}>
          At {formatNumber(time, 4)} {prettyUnit(time_unit)} from {solverName(from)} to {solverName(to)}: {reason}
        </li>
      ))}
      <li>
        Engine {result.provenance.engine}, document SHA-256 {result.provenance.document_sha256}
      </li>
    </ul>
  );
}
