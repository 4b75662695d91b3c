import { Button } from "@mantine/core";
import { useLongerDosing } from "@/ui/study/use_longer_dosing";
import { VerdictLine } from "@/ui/study/VerdictLine";
import { type Remedy, verdictsOf } from "../model/verdict";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

/** One sentence for each target, and the buttons that do what it says. */
export function Verdict({ state }: { readonly state: ScaleState }) {
  const { picture, rule, nameOf, setRule, study, current, readOnly } = state;
  const dose = useLongerDosing(state);
  if (picture === undefined || study === undefined) return null;
  const perform = (remedy: Remedy) => {
    if (remedy.kind === "rule") return setRule(remedy.rule);
    const { words, seconds, target } = remedy;
    dose(study, { seconds, name: `${words} dosing, for ${nameOf(target)}`, label: `Add a scenario with ${words} dosing` });
  };
  return (
    <section className={classes.verdicts} data-old={!current || undefined} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      {verdictsOf(picture, rule, nameOf).map(({ target, tone, text, remedies }) => (
        <VerdictLine
          key={target}
          tone={tone}
          actions={
            remedies.length > 0 &&
            remedies.map((remedy) => (
              <Button key={remedy.label} size="compact-xs" variant="default" disabled={!current || (readOnly && remedy.kind === "dose")} onClick={() => perform(remedy)}>
                {remedy.label}
              </Button>
            ))
          }
        >
          <p>
            <strong>{text.slice(0, text.indexOf(":") + 1)}</strong>
            {text.slice(text.indexOf(":") + 1)}
          </p>
        </VerdictLine>
      ))}
    </section>
  );
}
