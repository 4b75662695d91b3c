import { Button } from "@mantine/core";
import type { Check } from "./chem/check";
import type { Finding } from "./chem/checks";
import classes from "./scheme.module.css";

interface ChecksProps {
  readonly findings: readonly Finding[];
  readonly check: Check | undefined;
  readonly select: (id: string) => void;
}

/** Everything that is odd or wrong, in sentences, with a way there. */
export function Checks({ findings, check, select }: ChecksProps) {
  const faults = check?.problem?.errors ?? [];
  // The engine says the balance too, in its own words; ours stand for it where both know it.
  const warnings = (check?.warnings ?? []).filter(({ code }) => code !== "unbalanced_equation" || !findings.some((one) => one.code === "unbalanced"));
  if (faults.length + findings.length + warnings.length === 0)
    return <p className={classes.good}>✓ Nothing to remark: every equation is read, units fit, and what can be checked is balanced.</p>;
  return (
    <ul className={classes.checks}>
      {faults.map(({ pointer, detail, hint }) => (
        <li key={pointer + detail} data-kind="fault">
          <strong>Must be corrected.</strong> {detail} {hint}
        </li>
      ))}
      {findings.map(({ code, about, text, advice }) => (
        <li key={code + about} data-kind="warning">
          <strong>{text}</strong> {advice}
          <Button size="compact-xs" variant="subtle" onClick={() => select(about)}>Show {about}</Button>
        </li>
      ))}
      {warnings.map(({ code, message }) => (
        <li key={code + message} data-kind="warning">{message}</li>
      ))}
    </ul>
  );
}
