import { type ReactNode, useId } from "react";
import classes from "./Study.module.css";

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title: a switch. */
  readonly aside?: ReactNode;
}
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
