import { Button } from "@mantine/core";
import { samplesOf } from "../model/study";
import { type Remedy, remediesOf, verdictOf } from "../model/verdict";
import type { SensitivityState } from "../run/use_sensitivity";
import classes from "./Sensitivity.module.css";

/** One sentence of the output that is looked at, and the next question. */
export function Verdict({ state }: { readonly state: SensitivityState }) {
  const { picture, output, study, current, readOnly, change } = state;
  if (picture === undefined || output === undefined || study === undefined) return null;
  const perform = (remedy: Remedy) =>
    change(remedy.label, (mine) => {
      if (remedy.kind === "samples") {
        mine.samples = remedy.samples;
        return;
      }
      mine.method = remedy.method;
      delete mine.samples;
      if (remedy.keep) mine.parameters = (mine.parameters ?? remedy.keep).filter((one) => remedy.keep!.includes(typeof one === "string" ? one : one.id));
    });
  return (
    <section className={classes.verdict} data-old={!current || undefined} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      <p>{verdictOf(picture, output)}</p>
      <div className={classes.actions}>
        {remediesOf(picture, output, samplesOf(study)).map((remedy) => (
          <Button key={remedy.label} size="compact-xs" variant="default" disabled={!current || readOnly} onClick={() => perform(remedy)}>
            {remedy.label}
          </Button>
        ))}
      </div>
    </section>
  );
}
