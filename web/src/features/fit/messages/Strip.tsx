/** Over the plots: how the fit goes, whether to believe it, what to do next. One sentence first. */
import { Progress } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { formatNumber } from "@/units/format";
import type { Message } from "../model/message";
import { preflight } from "../model/preflight";
import { problemMessages } from "../model/problem_messages";
import { cancelledMessage, type Verdict } from "../model/verdict";
import { bestSoFar } from "../run/start_fit";
import type { Curves } from "../run/use_curves";
import type { FitState } from "../run/use_fit";
import classes from "./messages.module.css";
import { MessageView } from "./MessageView";

interface StripProps {
  readonly fit: FitState;
  readonly curves: Curves;
  readonly verdict: Verdict | undefined;
}

const nothingYet: Message = {
  tone: "neutral",
  what: "Not fitted yet.",
  todo: "The lines show the model at the present values. Move a slider to see what it does, or press Fit.",
  remedies: [],
};
const changed: Message = { tone: "attention", what: "Inputs changed since this fit.", remedies: [{ kind: "fit", label: "Fit again" }] };

/** The runs that the present values cannot compute: what a fit would stop at. */
function failed({ failures }: Curves): Message[] {
  const runs = Object.keys(failures);
  if (runs.length === 0) return [];
  return [
    {
      tone: "bad",
      what: `The model cannot be computed with these values.`,
      where: `${runs.join(", ")}: ${failures[runs[0]!]}`,
      todo: "A rate is too fast for the data, or grows without end. Start from slower rates.",
      remedies: [{ kind: "find-start", label: "Find starting values" }],
    },
  ];
}

function messagesOf({ fit, curves, verdict }: StripProps): Message[] {
  const { run, document, study, result, stale } = fit;
  const { blocking, hints } = preflight(document, study);
  if (blocking.length > 0) return [...blocking, ...hints];
  if (run.problem && !stale) return problemMessages(run.problem, document, study);
  const failures = failed(curves);
  if (run.stopped) {
    const last = run.stopped.progress.at(-1)?.values;
    const best = bestSoFar(run).length > 0;
    return [cancelledMessage(last?.iteration ?? undefined, last?.ssr ?? undefined, best), ...failures, ...hints];
  }
  if (stale) return failures.length > 0 ? [...failures, ...hints] : [changed, ...hints];
  if (result !== undefined && verdict !== undefined) return [verdict.headline, ...verdict.notes, ...(verdict.headline.tone === "good" ? hints : hints.filter(({ what }) => !what.includes("one temperature")))];
  if (curves.problem) return problemMessages(curves.problem, document, study);
  return failures.length > 0 ? [...failures, ...hints] : [...hints, ...(hints.length > 0 ? [] : [nothingYet])];
}

export function Strip(props: StripProps) {
  const { fit } = props;
  const messages = useMemo(() => messagesOf(props), [props]);
  if (fit.run.active) return <Running fit={fit} />;
  const [first, ...others] = messages;
  return (
    <section className={classes.strip} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      {first && <MessageView message={first} main />}
      {others.map((message) => (
        <MessageView key={message.what + message.where} message={message} />
      ))}
    </section>
  );
}

const wordsAfter = 1000; // [ms]

function Running({ fit }: { readonly fit: FitState }) {
  const active = fit.run.active!;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), Math.max(0, wordsAfter - (performance.now() - active.since)));
    return () => clearTimeout(timer);
  }, [active.since]);
  const last = active.progress.at(-1);
  const { iteration, ssr, start, starts } = last?.values ?? {};
  const percent = Math.round(100 * (last?.fraction ?? 0));
  const words = [
    iteration == null ? undefined : `Iteration ${iteration}`,
    starts != null && starts > 1 ? `start ${start} of ${starts}` : undefined,
    ssr == null ? undefined : `SSR ${formatNumber(ssr)}`,
  ].filter((word) => word !== undefined);
  return (
    <section className={classes.strip} data-testid="verdict" aria-label="Verdict">
      <div className={classes.message} data-main>
        <span className={classes.what} role="status">
          Fitting.
        </span>
        {late && (
          <>
            <Progress className={classes.progress} value={percent} aria-label="Progress of the fit" />
            <span>
              {percent} %{words.length > 0 && ` · ${words.join(" · ")}`}
            </span>
          </>
        )}
      </div>
    </section>
  );
}

