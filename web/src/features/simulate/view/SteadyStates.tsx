import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { SteadyState } from "@/engine/results";
import { stabilityWords, timeConstant } from "../model/stability";
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
            {first.jacket_temperature && (
              <th scope="col">
                T_jacket<span className={classes.unit}>{prettyUnit(first.jacket_temperature.unit)}</span>
              </th>
            )}
            <th scope="col" title="How long a small disturbance takes to fall, or grow, by the factor e">
              Time constant<span className={classes.unit}>s</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => {
            const { temperature, jacket_temperature: jacket, concentrations } = state;
            const constant = timeConstant(state);
            return <tr key={`${temperature.value} ${concentrations.map(({ value }) => value).join(" ")}`}>
              <th scope="row">{stabilityWords(state)}</th>
              <td>{tenths(temperature.value)}</td>
              {concentrations.map(({ id, value }) => (
                <td key={id}>{formatNumber(value)}</td>
              ))}
              {jacket && <td>{tenths(jacket.value)}</td>}
              <td>{constant === undefined ? "–" : formatNumber(constant, 3)}</td>
            </tr>;
          })}
        </tbody>
      </table>
    </div>
  );
}
