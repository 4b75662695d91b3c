import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { notifications } from "@mantine/notifications";
import { edit } from "@/doc/store";
import { useInUnit } from "@/units/use_in_unit";
import { dosedScenario, follow } from "../model/dose";
import { type Remedy, remediesOf, type Tone, toneOf } from "../model/verdict";
import type { SafetyState } from "../run/use_safety";
import classes from "./Safety.module.css";

const icons: Readonly<Record<Tone, typeof IconCircleCheck>> = { good: IconCircleCheck, attention: IconAlertTriangle, bad: IconCircleX };
const words: Readonly<Record<Tone, string>> = { good: "Good", attention: "Attention", bad: "Problem" };

interface VerdictProps {
  readonly state: SafetyState;
  readonly goToField: (field: string) => void;
}
/** The sentence that is taken along, and the buttons that do what it says. */
export function Verdict({ state: { picture, study, project, document, current, readOnly }, goToField }: VerdictProps) {
  const navigate = useNavigate();
  const inUnit = useInUnit();
  if (picture === undefined || study === undefined) return null;
  const tone = toneOf(picture);
  const Icon = icons[tone];
  const perform = (remedy: Remedy) => {
    if (remedy.kind === "field") return goToField(remedy.field);
    const scenario = dosedScenario(document, study, remedy.seconds, remedy.words, inUnit);
    if (scenario === undefined) {
      notifications.show({ id: "not dosed", color: "red", message: "The dosing of this recipe could not be read. Change its feeds under Simulate." });
      return;
    }
    if (edit(`Use ${remedy.words} dosing`, (draft) => follow(draft, study.id, scenario))) void navigate({ to: `/p/${project}/simulate` as "/", search: { scenario: scenario.id } as never });
  };
  return (
    <section className={classes.verdict} data-tone={tone} data-old={!current || undefined} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      <Icon className={classes.icon} size={18} role="img" aria-label={words[tone]} />
      <p>{picture.verdict}</p>
      {remediesOf(picture).map((remedy) => (
        <Button key={remedy.label} size="compact-xs" variant="default" disabled={readOnly || (remedy.kind === "dose" && !current)} onClick={() => perform(remedy)}>
          {remedy.label}
        </Button>
      ))}
    </section>
  );
}
