import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { SteadyState } from "../model/answer";
import { tenths } from "../model/figures";
import classes from "./Simulate.module.css";

/** Each steady state of a continuous reactor that was found, and whether the reactor stays in it. */
export function SteadyStates({ states }: { readonly states: readonly SteadyState[] }) {
  const first = states[0];
  if (first === undefined) return <p className={classes.marks}>No steady state was found with this recipe.</p>;
  return (
    <div className={classes.messages}>
      <table className={classes.table}>
        <caption className={classes.note}>Steady states</caption>
        <thead>
          <tr>
            <th scope="col">Stability</th>
            <th scope="col">
              T<span className={classes.unit}>{prettyUnit(first.temperature.unit)}</span>
            </th>
            {first.concentrations.map(({ id, unit }) => (
              <th key={id} scope="col">
                {id}
                <span className={classes.unit}>{prettyUnit(unit)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {states.map(({ stable, temperature, concentrations }) => (
            <tr key={`${temperature.value} ${concentrations.map(({ value }) => value).join(" ")}`}>
              <th scope="row">{stable ? "stable" : "unstable"}</th>
              <td>{tenths(temperature.value)}</td>
              {concentrations.map(({ id, value }) => (
                <td key={id}>{formatNumber(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
