import type { Experiment } from "@/doc/types";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import { statisticsOf } from "../table/statistics";

/** Each measured column in figures. Excluded and missing values and those below detection count nowhere but in their own column. */
export function Statistics({ experiment }: { readonly experiment: Experiment }) {
  const { measurements = [] } = experiment;
  if (measurements.length === 0) return <p className={classes.note}>Nothing is measured in this experiment.</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.hidden}>Statistics of {experiment.name ?? experiment.id}</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            {["n", "missing", "below detection", "min", "max", "mean", "SD"].map((title) => (
              <th key={title} scope="col" className={classes.number}>
                {title}
              </th>
            ))}
            <th scope="col">unit</th>
          </tr>
        </thead>
        <tbody>
          {measurements.map(({ observable, value }, index) => {
            const { n, missing, belowDetection, min, max, mean, sd } = statisticsOf(value.values);
            return (
              // oxlint-disable-next-line react/no-array-index-key -- one species may be measured twice
              <tr key={`${observable}/${index}`}>
                <th scope="row">{observable}</th>
                {[n, missing, belowDetection].map((count, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the columns stand still
                  <td key={at} className={classes.number}>
                    {count}
                  </td>
                ))}
                {[min, max, mean, sd].map((number, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the columns stand still
                  <td key={at} className={classes.number}>
                    {formatNumber(number)}
                  </td>
                ))}
                <td>{prettyUnit(value.unit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
