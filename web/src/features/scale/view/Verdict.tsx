import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useInUnit } from "@/units/use_in_unit";
import { type Remedy, type Tone, verdictsOf } from "../model/verdict";
import { addDosedScenario } from "../run/dosed_scenario";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const icons: Readonly<Record<Tone, typeof IconCircleCheck>> = { good: IconCircleCheck, attention: IconAlertTriangle, bad: IconCircleX };
const words: Readonly<Record<Tone, string>> = { good: "Good", attention: "Attention", bad: "Problem" };

/** One sentence for each target, and the buttons that do what it says. */
export function Verdict({ state }: { readonly state: ScaleState }) {
  const { picture, rule, nameOf, setRule, project, study, document, current, readOnly } = state;
  const navigate = useNavigate();
  const inUnit = useInUnit();
  if (picture === undefined || study === undefined) return null;
  const perform = (remedy: Remedy) => {
    if (remedy.kind === "rule") return setRule(remedy.rule);
    const scenario = addDosedScenario(document, study, remedy, nameOf(remedy.target), inUnit);
    if (scenario !== undefined) void navigate({ to: `/p/${project}/simulate` as "/", search: { scenario } as never });
  };
  return (
    <section className={classes.verdicts} data-old={!current || undefined} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      {verdictsOf(picture, rule, nameOf).map(({ target, tone, text, remedies }) => {
        const Icon = icons[tone];
        return (
          <div key={target} className={classes.verdict} data-tone={tone}>
            <Icon className={classes.icon} size={18} role="img" aria-label={words[tone]} />
            <p>
              <strong>{text.slice(0, text.indexOf(":") + 1)}</strong>
              {text.slice(text.indexOf(":") + 1)}
            </p>
            {remedies.length > 0 && (
              <div className={classes.actions}>
                {remedies.map((remedy) => (
                  <Button key={remedy.label} size="compact-xs" variant="default" disabled={!current || (readOnly && remedy.kind === "dose")} onClick={() => perform(remedy)}>
                    {remedy.label}
                  </Button>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}
