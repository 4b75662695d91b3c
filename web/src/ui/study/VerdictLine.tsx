import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Study.module.css";
import type { Tone } from "./tone";

const icons: Readonly<Record<Tone, typeof IconCircleCheck>> = { good: IconCircleCheck, attention: IconAlertTriangle, bad: IconCircleX };
const words: Readonly<Record<Tone, string>> = { good: "Good", attention: "Attention", bad: "Problem" };

interface VerdictLineProps {
  readonly tone: Tone;
  /** The sentence, in a paragraph. */
  readonly children: ReactNode;
  /** Buttons that do what it says. */
  readonly actions?: ReactNode;
}

/** A verdict with a sign and a word for how serious it is: colour alone says nothing. */
export function VerdictLine({ tone, children, actions }: VerdictLineProps) {
  const Icon = icons[tone];
  return (
    <div className={classes.verdict} data-tone={tone}>
      <Icon className={classes.icon} size={18} role="img" aria-label={words[tone]} />
      <div className={classes.sentence}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
