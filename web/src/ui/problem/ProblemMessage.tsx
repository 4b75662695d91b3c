import { Alert, Button, List } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useDocument } from "@/doc/use_project";
import type { Fault, Problem } from "@/engine/results";
import { pointerLabel } from "./pointer_label";
import classes from "./ProblemMessage.module.css";

export interface Action {
  readonly label: string;
  readonly run: () => void;
}
interface MessageProps {
  readonly tone?: "bad" | "attention" | "note";
  /** What is the matter, in one line. */
  readonly what: string;
  /** Where, and why. */
  readonly children?: ReactNode;
  /** What to do, in words. */
  readonly hint?: ReactNode;
  /** The button that does it. */
  readonly action?: Action | undefined;
}

const tones = {
  bad: { icon: <IconX size={18} />, className: classes.bad },
  attention: { icon: <IconAlertTriangle size={18} />, className: classes.attention },
  note: { icon: <IconInfoCircle size={18} />, className: classes.note },
} as const;

/** What happened, where, what to do, and a button that does it. */
export function ProblemMessage({ tone = "bad", what, children, hint, action }: MessageProps) {
  const { icon, className } = tones[tone];
  return (
    <Alert role={tone === "bad" ? "alert" : "status"} icon={icon} title={what} classNames={{ root: className!, title: classes.title!, icon: classes.icon! }}>
      {children && <div>{children}</div>}
      {hint && <div className={classes.hint}>{hint}</div>}
      {action && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </Alert>
  );
}

interface ProblemListProps {
  readonly problem: Problem;
  /** The way to the place of a fault. */
  readonly actionFor?: (fault: Fault) => Action | undefined;
}

/** All faults of a document at once, each with its place and its way out. */
export function ProblemList({ problem, actionFor }: ProblemListProps) {
  const document = useDocument((it) => it);
  const errors = problem.errors ?? [];
  const row = (fault: Fault) => {
    const action = actionFor?.(fault);
    return (
      <List.Item key={fault.pointer + fault.code + fault.detail}>
        <strong>{pointerLabel(document, fault.pointer)}</strong>: {fault.detail} <span className={classes.hint}>{fault.hint}</span>{" "}
        {action && (
          <Button size="compact-xs" variant="default" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </List.Item>
    );
  };
  return (
    <ProblemMessage what={problem.title}>
      {problem.detail}
      <List size="sm" spacing="xs" listStyleType="none">
        {errors.slice(0, inSight).map(row)}
      </List>
      {errors.length > inSight && (
        <details>
          <summary>{`and ${errors.length - inSight} more`}</summary>
          <List size="sm" spacing="xs" listStyleType="none">
            {errors.slice(inSight, most).map(row)}
          </List>
        </details>
      )}
    </ProblemMessage>
  );
}

/** Faults that are read at once, and that a page draws at all. */
const inSight = 6;
const most = 200;
