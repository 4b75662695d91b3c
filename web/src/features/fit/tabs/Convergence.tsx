import { Plot } from "@/ui/plot/Plot";
import { seriesStyle } from "@/ui/series";
import type { FitResult } from "@/engine/results";
import type { RunProgress } from "@/engine/runs";
import { formatNumber } from "@/units/format";
import { keyOfEntry, spokenName } from "../model/unknowns";
import classes from "./tabs.module.css";

export interface Trajectory {
  readonly iterations: readonly number[];
  readonly ssr: readonly number[];
  readonly parameters: readonly { readonly key: string; readonly values: readonly number[] }[];
}

/** Of a fit under way: one entry for each iteration that was heard of, the last word on each. */
export function trajectoryOfProgress(progress: readonly RunProgress[]): Trajectory {
  const heard = new Map<number, RunProgress>();
  let start = 1;
  let offset = 0;
  let last = 0;
  for (const message of progress) {
    const { iteration, ssr, start: now } = message.values;
    if (iteration == null || ssr == null) continue;
    if (now != null && now !== start) [start, offset] = [now, last]; // another start of a multi-start counts on
    last = offset + iteration;
    heard.set(last, message);
  }
  const messages = [...heard.values()].filter(({ parameters }) => parameters?.length > 0);
  const keys = messages.at(-1)?.parameters.map(keyOfEntry) ?? [];
  return {
    iterations: [...heard.keys()],
    ssr: [...heard.values()].map(({ values }) => values.ssr!),
    parameters: keys.map((key, i) => ({ key, values: [...heard.values()].map(({ parameters }) => parameters?.[i]?.value ?? Number.NaN) })),
  };
}

export function trajectoryOfResult({ convergence, correlation }: FitResult): Trajectory {
  const { history } = convergence;
  return {
    iterations: history.map(({ iteration }) => iteration),
    ssr: history.map(({ ssr }) => ssr),
    parameters: correlation.ids.map((key, i) => ({ key, values: history.map(({ parameters }) => parameters[i]!) })),
  };
}

const finite = (values: readonly number[]) => values.map((value) => (Number.isFinite(value) ? value : null));

export function Convergence({ trajectory, words }: { readonly trajectory: Trajectory; readonly words: string }) {
  const { iterations, ssr, parameters } = trajectory;
  const last = ssr.at(-1);
  return (
    <div className={classes.tab}>
      <p className={classes.words}>{words}</p>
      <div className={classes.row}>
        <div className={classes.plot}>
          <Plot
            name="Sum of squared residuals by iteration"
            summary={last === undefined ? "No iteration yet." : `It ends at ${formatNumber(last)} after iteration ${iterations.at(-1)}.`}
            series={[
              { kind: "line", id: "ssr", label: "SSR", x: iterations, y: ssr.map((value) => (value > 0 ? value : null)), style: seriesStyle(0) },
              { kind: "points", id: "ssr points", label: "SSR, iterations", x: iterations, y: ssr.map((value) => (value > 0 ? value : null)), style: seriesStyle(0) },
            ]}
            x={{ quantity: "iteration", unit: "" }}
            y={{ quantity: "SSR", unit: "", scale: "log" }}
          />
        </div>
        <div className={classes.plot}>
          <Plot
            name="Parameters by iteration"
            summary="Each parameter over its last value: all end at 1."
            series={parameters.map(({ key, values }, i) => {
              const end = values.at(-1) || 1;
              return { kind: "line", id: key, label: spokenName(key), x: iterations, y: finite(values.map((value) => value / end)), style: seriesStyle(i) };
            })}
            x={{ quantity: "iteration", unit: "" }}
            y={{ quantity: "value / last value", unit: "" }}
            guides={[{ y: 1 }]}
          />
        </div>
      </div>
    </div>
  );
}
