import { Link } from "@tanstack/react-router";
import { useProject } from "@/doc/use_project";
import { useRuns } from "@/engine/runs";
import type { Mark } from "@/ui/step";
import { addressOf } from "./address";
import { useCommandContext } from "./commands";
import classes from "./Frame.module.css";
import { steps } from "./steps";

const signs: Record<Mark, { sign: string; word: string }> = {
  done: { sign: "✓", word: "done" },
  attention: { sign: "!", word: "needs attention" },
  stale: { sign: "◌", word: "out of date" },
  todo: { sign: "·", word: "to do" },
};

/** The verbs in their order, each with a mark and the reason for it. */
export function Rail() {
  const projectId = useProject(({ id }) => id);
  const document = useProject((project) => project.document);
  const runs = useRuns((state) => state.runs);
  const here = useCommandContext();
  return (
    <nav className={classes.rail} aria-label="Steps">
      <ol>
        {steps.map(({ id, label, mark }, index) => {
          const state = mark({ projectId, document, runs });
          const { sign, word } = signs[state.mark];
          return (
            <li key={id}>
              <Link
                to={addressOf(projectId, id)}
                className={classes.step}
                aria-current={here.step === id ? "page" : undefined}
                title={state.why}
                data-mark={state.mark}
              >
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                <span className={classes.label}>{label}</span>
                <span className={classes[state.mark]} role="img" aria-label={`${word}: ${state.why}`}>
                  {sign}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
