import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Message } from "../model/message";
import classes from "./messages.module.css";
import { useRemedy } from "./use_remedy";

const icons = { good: IconCircleCheck, attention: IconAlertTriangle, bad: IconCircleX, neutral: IconInfoCircle };
const words = { good: "Good", attention: "Attention", bad: "Problem", neutral: "Note" };

interface MessageViewProps {
  readonly message: Message;
  /** The first of the strip: larger. */
  readonly main?: boolean;
  readonly children?: ReactNode;
}

export function MessageView({ message, main = false, children }: MessageViewProps) {
  const perform = useRemedy();
  const Icon = icons[message.tone];
  return (
    <div className={classes.message} data-tone={message.tone} data-main={main || undefined}>
      <Icon className={classes.icon} size={main ? 20 : 16} role="img" aria-label={words[message.tone]} />
      <p className={classes.words}>
        <span className={classes.what}>{message.what}</span>
        {message.where && <span> {message.where}{/[.)]$/.test(message.where) ? "" : "."}</span>}
        {message.todo && <span className={classes.todo}> {message.todo}</span>}
      </p>
      <div className={classes.actions}>
        {message.remedies.map((remedy, i) => (
          <Button key={remedy.label} size="compact-sm" variant={i === 0 ? "light" : "subtle"} onClick={() => perform(remedy)}>
            {remedy.label}
          </Button>
        ))}
        {children}
      </div>
    </div>
  );
}
