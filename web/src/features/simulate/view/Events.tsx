import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { EventRecord } from "@/engine/results";
import { significant } from "../model/figures";
import classes from "./Simulate.module.css";

/** Each crossing of a condition: when, which way, and the state of the vessel there. */
export function Events({ events }: { readonly events: readonly EventRecord[] }) {
  const first = events[0];
  if (first === undefined) return <p className={classes.note}>No event happened. Conditions to watch for are listed under Events in the recipe.</p>;
  return (
    <table className={classes.table}>
      <caption className={classes.note}>Events</caption>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">
            Time<span className={classes.unit}>{prettyUnit(first.unit)}</span>
          </th>
          <th scope="col">The condition</th>
          {first.state.map(({ id, unit }) => (
            <th key={id} scope="col">
              {id}
              <span className={classes.unit}>{prettyUnit(unit)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, time, direction, stopped, state }) => (
          <tr key={`${id} ${time} ${direction}`}>
            <th scope="row">{id}</th>
            <td>{significant(time)}</td>
            <td>
              {direction === "rising" ? "became true" : "ceased to be true"}
              {stopped && "; the run ended"}
            </td>
            {state.map(({ id: column, value }) => (
              <td key={column}>{formatNumber(value, 4)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
