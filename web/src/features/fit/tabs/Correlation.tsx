import { strongCorrelation } from "../model/advice";
import { spokenName } from "../model/unknowns";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

/** A table that is coloured: read by eye and by ear. */
export function Correlation({ result }: Pick<TabProps, "result">) {
  const { ids, matrix } = result.correlation;
  if (ids.length < 2) return <p className={classes.words}>One parameter: there is nothing that it could move together with.</p>;
  return (
    <div className={classes.scroll} role="region" aria-label="Correlation" tabIndex={0}>
      <table className={classes.heatmap}>
        <caption className={classes.words}>Correlation of the estimates. Beyond ±{strongCorrelation} two parameters cannot be told apart well.</caption>
        <thead>
          <tr>
            <td />
            {ids.map((id) => (
              <th key={id} scope="col">
                {spokenName(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, i) => (
            <tr key={ids[i]}>
              <th scope="row">{spokenName(ids[i]!)}</th>
              {row.map((rho, j) => (
                <td
                  key={ids[j]}
                  data-strong={(i !== j && rho !== null && Math.abs(rho) > strongCorrelation) || undefined}
                  style={{ "--pf-share": `${i === j || rho === null ? 0 : Math.round(45 * Math.abs(rho))}%`, "--pf-hue": rho !== null && rho < 0 ? "var(--pf-bad)" : "var(--pf-accent)" } as React.CSSProperties}
                >
                  {i === j ? "1" : rho === null ? "–" : rho.toFixed(2).replace("-", "−")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
