import { Button } from "@mantine/core";
import { edit } from "@/doc/store";
import type { Exclusion, Experiment } from "@/doc/types";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import { putBack } from "../exclude/exclusions";

interface ExclusionsProps {
  readonly exclusions: readonly Exclusion[];
  readonly experiments: readonly Experiment[];
  readonly readOnly: boolean;
}

/** Points that were taken out, with their reasons; each can be put back. */
export function Exclusions({ exclusions, experiments, readOnly }: ExclusionsProps) {
  if (exclusions.length === 0) return <p className={classes.note}>No point is excluded. Select one in the plot or in the table to take it out with a reason.</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.hidden}>Excluded points</caption>
        <thead>
          <tr>
            <th scope="col">Experiment</th>
            <th scope="col">Column</th>
            <th scope="col">Time</th>
            <th scope="col">Value</th>
            <th scope="col">Reason</th>
            <th scope="col">
              <span className={classes.hidden}>Action</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {exclusions.map(({ experiment: id, measurement, row, value, reason }) => {
            const experiment = experiments.find((one) => one.id === id);
            const column = experiment?.measurements?.[measurement];
            const name = experiment?.name ?? id;
            return (
              <tr key={`${id}/${measurement}/${row}`}>
                <th scope="row">{name}</th>
                <td>{column?.observable}</td>
                <td>
                  {String(column?.time.values[row] ?? "")} {column && prettyUnit(column.time.unit)}
                </td>
                <td>
                  {String(value)} {column && prettyUnit(column.value.unit)}
                </td>
                <td>{reason}</td>
                <td>
                  <Button size="compact-xs" variant="default" disabled={readOnly} aria-label={`Put back ${column?.observable} at ${column?.time.values[row]} of ${name}`} onClick={() => edit(`Put back a point of ${name}`, (draft) => putBack(draft, id, measurement, row))}>
                    Put back
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
