import type { Question } from "../apply/questions";
import classes from "./Import.module.css";

/** Worth a second look; the answer "no" is a change of a choice above the table. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <section aria-label="Questions">
      <h2 className={classes.heading}>{questions.length === 1 ? "One question" : `${questions.length} questions`}</h2>
      {questions.map(({ id, text }) => (
        <div key={id} className={`${classes.message} ${classes.question}`}>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}
