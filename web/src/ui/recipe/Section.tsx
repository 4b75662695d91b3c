import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import classes from "./RecipeEditor.module.css";

interface SectionProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Adds one to the list of this section. */
  readonly add?: { readonly label: string; readonly onClick: () => void };
}
export function Section({ title, add, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.heading}>
        <h2 id={id}>{title}</h2>
        {add && (
          <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add.onClick}>
            {add.label}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}

interface CardProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}
/** One of a list: a feed, a dose. */
export function Card({ title, onRemove, children }: CardProps) {
  return (
    <div className={classes.card} role="group" aria-label={title}>
      <div className={classes.heading}>
        <h3>{title}</h3>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${title}`} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {children}
    </div>
  );
}

export const Fields = ({ children }: { readonly children: ReactNode }) => <div className={classes.fields}>{children}</div>;
export const Note = ({ children }: { readonly children: ReactNode }) => <p className={classes.note}>{children}</p>;
