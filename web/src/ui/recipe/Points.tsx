import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { type Profile, asPoints, isColumns, sentenceOf, withPoint } from "./profile";
import classes from "./RecipeEditor.module.css";
import { faultsOfProfile, faultsWithin } from "./faults";
import { PartFault } from "./Part";
import { usePlace, useRecipeScope } from "./scope";
import { Note } from "./Section";

interface PointsProps {
  readonly value: Profile;
  readonly onChange: (label: string, value: Profile) => void;
  /** "temperature", "feed rate" */
  readonly name: string;
  readonly unit: string;
  /** Where it lies in the part that is edited: "profile", "jacket_temperature/points". */
  readonly member: string;
}
const editable = 40; // points; a longer course comes from a file and is not typed

/** A course in time, linear between its points; two points at one time are a jump. */
export function Points({ value, onChange, name, unit, member }: PointsProps) {
  const points = asPoints(value);
  const place = usePlace(member);
  const { faults } = useRecipeScope();
  const whole = <PartFault text={faultsOfProfile(faults, place)} />;
  if (isColumns(value) && points.length > editable)
    return (
      <div data-field={place} tabIndex={-1}>
        <Note>{sentenceOf(value)} It comes from a file; import the file again to change it.</Note>
        {whole}
      </div>
    );

  const set = (index: number, at: 0 | 1, next: Quantity | undefined) => {
    if (next === undefined) return;
    const changed = points.map((point) => [...point] as [Quantity, Quantity]);
    changed[index]![at] = next;
    onChange(`Change ${name} profile`, changed);
  };
  return (
    <div className={classes.rows} role="group" aria-label={`Points of ${name}`} data-field={place}>
      {points.map(([time, level], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- its place is all that it has
        <div key={index} className={classes.point}>
          <QuantityInput label={`Time of point ${index + 1} of ${name}`} hideLabel value={time} unit="min" error={faultsWithin(faults, `${place}/${index}/0`)} onChange={(next) => set(index, 0, next)} />
          <QuantityInput label={`Value of point ${index + 1} of ${name}`} hideLabel value={level} unit={unit} error={faultsWithin(faults, `${place}/${index}/1`)} onChange={(next) => set(index, 1, next)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove point ${index + 1} of ${name}`}
            disabled={points.length === 1}
            onClick={() => onChange(`Remove a point of ${name}`, points.filter((_, other) => other !== index))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      {whole}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange(`Add a point of ${name}`, withPoint(points))}>
        Add a point
      </Button>
    </div>
  );
}
