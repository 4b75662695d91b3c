import { Button } from "@mantine/core";
import { useLongerDosing } from "@/ui/study/use_longer_dosing";
import { VerdictLine } from "@/ui/study/VerdictLine";
import { followScenario } from "../model/study";
import { type Remedy, remediesOf, toneOf } from "../model/verdict";
import type { SafetyState } from "../run/use_safety";
import classes from "./Safety.module.css";

interface VerdictProps {
  readonly state: SafetyState;
  readonly goToField: (field: string) => void;
}
/** The sentence that is taken along, and the buttons that do what it says. */
export function Verdict({ state, goToField }: VerdictProps) {
  const { picture, study, current, readOnly } = state;
  const dose = useLongerDosing(state);
  if (picture === undefined || study === undefined) return null;
  const perform = (remedy: Remedy) => {
    if (remedy.kind === "field") return goToField(remedy.field);
    const { words, seconds } = remedy;
    dose(study, { seconds, name: `${words} dosing`, label: `Use ${words} dosing`, also: (draft, scenario) => followScenario(draft, study.id, scenario.id) });
  };
  const remedies = remediesOf(picture);
  return (
    <section className={classes.verdict} data-old={!current || undefined} data-testid="verdict" aria-label="Verdict" aria-live="polite">
      <VerdictLine
        tone={toneOf(picture)}
        actions={
          remedies.length > 0 &&
          remedies.map((remedy) => (
            <Button key={remedy.label} size="compact-xs" variant="default" disabled={readOnly || (remedy.kind === "dose" && !current)} onClick={() => perform(remedy)}>
              {remedy.label}
            </Button>
          ))
        }
      >
        <p>{picture.verdict}</p>
      </VerdictLine>
    </section>
  );
}
