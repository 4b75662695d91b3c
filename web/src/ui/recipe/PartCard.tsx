import type { ReactNode } from "react";
import { faultsAt, useFault } from "./faults";
import { Part, PartFault } from "./Part";
import { Card } from "./Section";

interface PartCardProps {
  readonly title: string;
  /** Where it lies in the part that is edited: "feeds/1". */
  readonly member: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One of a list of the recipe, with what is wrong with it as a whole. */
export function PartCard({ title, member, onRemove, children }: PartCardProps) {
  const faults = [useFault(member, faultsAt), useFault(`${member}/id`), useFault(`${member}/name`)].filter((text) => text !== undefined);
  return (
    <Card title={title} onRemove={onRemove}>
      <PartFault text={faults.length === 0 ? undefined : faults.join(" ")} />
      <Part of={member}>{children}</Part>
    </Card>
  );
}
