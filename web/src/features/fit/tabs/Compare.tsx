import { Select } from "@mantine/core";
import { useViewState } from "@/ui/view_state";
import { comparedStatistics, compareParameters, preference } from "../model/comparison";
import { formatNumber, formatWithError } from "@/units/format";
import { type Entry, spokenName } from "../model/unknowns";
import type { FinishedFit } from "../run/finished_fits";
import classes from "./tabs.module.css";

const time = (ms: number) => new Date(ms).toLocaleString(undefined, { dateStyle: "short", timeStyle: "short" });

/** The two that are compared: as chosen, else the last two. The second one's curves are drawn over the plots. */
export function useCompared(fits: readonly FinishedFit[]): { first: FinishedFit | undefined; second: FinishedFit | undefined; choose: (which: "first" | "second", id: string) => void } {
  const [one, setOne] = useViewState("fit1");
  const [two, setTwo] = useViewState("fit2");
  return {
    first: fits.find(({ id }) => id === one) ?? fits.at(-2),
    second: fits.find(({ id }) => id === two) ?? fits.at(-1),
    choose: (which, id) => (which === "first" ? setOne : setTwo)(id),
  };
}

export function Compare({ fits }: { readonly fits: readonly FinishedFit[] }) {
  const { first, second, choose } = useCompared(fits);
  if (first === undefined || second === undefined) return <p className={classes.empty}>Two finished fits are needed. Change something and fit again; they are kept here.</p>;
  const options = fits.toReversed().map(({ id, name, finished }) => ({ value: id, label: `${name}, ${time(finished)}` }));
  return (
    <div className={classes.tab}>
      <div className={classes.controls}>
        <Select size="xs" label="First fit" data={options} value={first.id} onChange={(id) => id && choose("first", id)} />
        <Select size="xs" label="Second fit" data={options} value={second.id} onChange={(id) => id && choose("second", id)} />
        <p className={classes.words}>{first.id === second.id ? "Choose two different fits." : preference(first, second)} Their curves are drawn in the plots: the first dashed, the second solid.</p>
      </div>
      <Differences first={first} second={second} />
    </div>
  );
}

const spoken = (entry: Entry | undefined): string => (entry === undefined ? "not estimated" : formatWithError(entry.value, entry.std_error));
const number = (value: unknown): string => (typeof value === "number" ? formatNumber(value, 5) : "–");

function Differences({ first, second }: { readonly first: FinishedFit; readonly second: FinishedFit }) {
  return (
    <div className={classes.scroll} role="region" aria-label="Differences" tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.words}>Differences. The last column counts in standard errors of the difference.</caption>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">{first.name}</th>
            <th scope="col">{second.name}</th>
            <th scope="col">Unit</th>
            <th scope="col">Difference / SE</th>
          </tr>
        </thead>
        <tbody>
          {compareParameters(first.result, second.result).map(({ key, unit, first: a, second: b, deviations }) => (
            <tr key={key}>
              <th scope="row">{spokenName(key)}</th>
              <td>{spoken(a)}</td>
              <td>{spoken(b)}</td>
              <td className={classes.text}>{unit === "1" ? "" : unit}</td>
              <td>{deviations === undefined ? "–" : formatNumber(deviations, 2)}</td>
            </tr>
          ))}
          {comparedStatistics.map(([id, label]) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{number(first.result.statistics[id])}</td>
              <td>{number(second.result.statistics[id])}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
